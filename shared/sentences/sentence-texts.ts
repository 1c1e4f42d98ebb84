import { blockerTexts } from "./blocker-texts.ts";
import { wordTexts } from "./word-texts.ts";

/** Everything that the server says to staff, in English, by what it is about: the source of every language. */
export const sentenceTexts = { blocker: blockerTexts, word: wordTexts } as const;

type KeysOf<Tree> = {
  [Name in keyof Tree & string]: Tree[Name] extends string ? Name : `${Name}.${KeysOf<Tree[Name]>}`;
}[keyof Tree & string];

/** Such as `blocker.role_forbids`. */
export type SentenceKey = KeysOf<typeof sentenceTexts>;
