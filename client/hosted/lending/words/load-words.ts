import { pickFrom } from "../../words/pick-from.ts";
import { en, type Words } from "./en.ts";

/** The languages of the page, by their own names. */
export const languages = { "pt-BR": "Português", es: "Español", en: "English" } as const;
export type Language = keyof typeof languages;

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

const byTag: Readonly<Record<string, Language>> = { pt: "pt-BR", es: "es", en: "en" };

/** The first of the browser's languages that the page speaks, whatever the country; English when it speaks none. */
export function pickLanguage(wanted: readonly string[]): Language {
  return pickFrom(wanted, (primary) => (Object.hasOwn(byTag, primary) ? (byTag[primary] ?? null) : null));
}

export async function loadWords(language: Language): Promise<Spoken> {
  return { language, words: await loaders[language]() };
}
