import { pickFrom } from "../words/pick-from.ts";

/** The languages of a borrower's pages, by their own names. */
export const languages = { "pt-BR": "Português", es: "Español", en: "English" } as const;
export type Language = keyof typeof languages;

const byTag: Readonly<Record<string, Language>> = { pt: "pt-BR", es: "es", en: "en" };

/** The first of the browser's languages that the pages speak, whatever the country; English when they speak none. */
export function pickLanguage(wanted: readonly string[]): Language {
  return pickFrom(wanted, (primary) => (Object.hasOwn(byTag, primary) ? (byTag[primary] ?? null) : null));
}
