import type { sentenceTexts } from "../../../../shared/sentences/sentence-texts.ts";
import type { Translation } from "../translation.ts";
import { esBlockers } from "./blockers.ts";
import { esSaidWords } from "./said-words.ts";

/** What the server says, in Argentine Spanish. */
export const sentences: Translation<typeof sentenceTexts> = {
  blocker: esBlockers,
  word: esSaidWords,
};
