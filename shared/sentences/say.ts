import { formatMoney } from "../money.ts";
import { flatten, messageText } from "./message-text.ts";
import { type Sentence, type SentenceValue, writtenValues } from "./sentence.ts";
import { type SentenceKey, sentenceTexts } from "./sentence-texts.ts";

/** A sentence with its English text, for whoever speaks no other language: the wires, the log and files. */
export interface Said extends Sentence {
  key: SentenceKey;
  text: string;
}

interface English {
  texts: ReadonlyMap<string, string>;
  plural: Intl.PluralRules;
}

// Made when first asked for: a page that only reads schemas beside this carries none of it.
let made: English | undefined;

function english(): English {
  made ??= { texts: flatten(sentenceTexts), plural: new Intl.PluralRules("en") };
  return made;
}

const number = (value: number) => value.toLocaleString("en", { maximumFractionDigits: 20 });

/** Says a sentence in English and keeps its facts, so that a reader can be told in their own language. */
export function say(key: SentenceKey, values?: Readonly<Record<string, SentenceValue>>): Said {
  return saying({ key, ...(values === undefined ? {} : { values: { ...values } }) });
}

/** As `say`, of facts that are there already. */
export function saying<Known extends Sentence & { key: SentenceKey }>(sentence: Known): Said {
  const { texts, plural } = english();
  const writing = { money: formatMoney, word: (key: string) => texts.get(`word.${key}`) ?? key };
  const values = writtenValues(sentence, writing);
  const text = messageText(texts.get(sentence.key) ?? sentence.key, values, { plural, number });
  return { ...sentence, text };
}

/** The facts alone, as they go to a reader. */
export function factsOf({ key, values }: Said): Sentence {
  return { key, ...(values === undefined ? {} : { values }) };
}
