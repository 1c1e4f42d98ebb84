import type { words as english } from "./en/catalogue.ts";

/** The shape of English with other words: what misses a message, or has one too many, does not compile. */
export type Translation<Tree> = {
  readonly [Name in keyof Tree]: Tree[Name] extends string ? string : Translation<Tree[Name]>;
};

/** Every word of the back office in one language, by area. */
export type Catalogue = Translation<typeof english>;

type KeysOf<Tree> = {
  [Name in keyof Tree & string]: Tree[Name] extends string ? Name : `${Name}.${KeysOf<Tree[Name]>}`;
}[keyof Tree & string];

/** Every message that exists; areas are where a message is written down and no part of its key. */
export type MessageKey = { [Area in keyof Catalogue]: KeysOf<Catalogue[Area]> }[keyof Catalogue];
