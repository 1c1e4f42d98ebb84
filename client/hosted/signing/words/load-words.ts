import type { Language } from "../../lending/languages.ts";
import { en, type Words } from "./en.ts";

/** The words of one language, and which one it is. */
export interface Spoken {
  language: Language;
  words: Words;
}

const loaders: Readonly<Record<Language, () => Promise<Words>>> = {
  "pt-BR": async () => (await import("./pt.ts")).pt,
  es: async () => (await import("./es.ts")).es,
  en: () => Promise.resolve(en),
};

export async function loadWords(language: Language): Promise<Spoken> {
  return { language, words: await loaders[language]() };
}
