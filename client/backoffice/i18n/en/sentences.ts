import { sentenceTexts } from "../../../../shared/sentences/sentence-texts.ts";

/** What the server says, in its own English. */
export const sentences = sentenceTexts;
