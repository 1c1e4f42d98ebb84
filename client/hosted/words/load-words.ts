import { en, type Words } from "./en.ts";
import { pickFrom } from "./pick-from.ts";

/** The languages of the page, by their own names. */
export const languages = {
  nb: "Norsk",
  sv: "Svenska",
  da: "Dansk",
  fi: "Suomi",
  de: "Deutsch",
  en: "English",
} as const;
export type Language = keyof typeof languages;

/** The words of one language, and which one it is. */
export interface Spoken {
  language: Language;
  words: Words;
}

/** One file per language, fetched when it is the payer's. */
const loaders: Readonly<Record<Language, () => Promise<Words>>> = {
  nb: async () => (await import("./nb.ts")).nb,
  sv: async () => (await import("./sv.ts")).sv,
  da: async () => (await import("./da.ts")).da,
  fi: async () => (await import("./fi.ts")).fi,
  de: async () => (await import("./de.ts")).de,
  en: () => Promise.resolve(en),
};

const sameAs: Readonly<Record<string, Language>> = { no: "nb", nn: "nb" };

/** The first of the wanted languages, such as `nb-NO`, that the page speaks; English when it speaks none. */
export function pickLanguage(wanted: readonly (string | null)[]): Language {
  return pickFrom(wanted, (primary) => {
    if (Object.hasOwn(languages, primary)) return primary as Language;
    return Object.hasOwn(sameAs, primary) ? (sameAs[primary] ?? null) : null;
  });
}

export async function loadWords(language: Language): Promise<Spoken> {
  return { language, words: await loaders[language]() };
}
