import type { sentenceTexts } from "../../../../shared/sentences/sentence-texts.ts";
import type { Translation } from "../translation.ts";
import { ptBlockers } from "./blockers.ts";
import { ptSaidWords } from "./said-words.ts";

/** What the server says, in Brazilian Portuguese. */
export const sentences: Translation<typeof sentenceTexts> = {
  blocker: ptBlockers,
  word: ptSaidWords,
};
