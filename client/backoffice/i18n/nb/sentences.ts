import type { sentenceTexts } from "../../../../shared/sentences/sentence-texts.ts";
import type { Translation } from "../translation.ts";
import { nbBlockers } from "./blockers.ts";
import { nbSaidWords } from "./said-words.ts";

/** What the server says, in Norwegian bokmål. */
export const sentences: Translation<typeof sentenceTexts> = {
  blocker: nbBlockers,
  word: nbSaidWords,
};
