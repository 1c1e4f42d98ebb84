import { startTransition, useCallback, useEffect, useState } from "react";
import { type Sentence, writtenValues } from "../../../shared/sentences/sentence.ts";
import { onLanguageChange, sentenceText, spokenSentences } from "./i18n-provider.ts";
import { formatMoney } from "./number-text.ts";

/** A sentence of the server in the reader's language; `otherwise` where that has none, or where it has no facts. */
export type Tell = (sentence: Sentence | null | undefined, otherwise: string) => string;

export function useSaid(): Tell {
  const [sentences, setSentences] = useState(spokenSentences);
  useEffect(() => {
    // They come while people read and type, and every row may say some of them: drawn again in short steps.
    const follow = () => startTransition(() => setSentences(spokenSentences()));
    follow();
    return onLanguageChange(follow);
  }, []);
  return useCallback((sentence, otherwise) => tell(sentences, sentence ?? null) ?? otherwise, [sentences]);
}

function tell(sentences: ReadonlyMap<string, string>, sentence: Sentence | null): string | null {
  const message = sentence === null ? undefined : sentences.get(sentence.key);
  if (sentence === null || message === undefined) return null;
  return sentenceText(message, writtenValues(sentence, { money: formatMoney, word: (key) => nameOf(sentences, key) }));
}

function nameOf(sentences: ReadonlyMap<string, string>, key: string): string {
  return sentences.get(`word.${key}`) ?? key.split(".").at(-1) ?? key;
}
