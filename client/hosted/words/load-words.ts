import { en, type Words } from "./en.ts";

/** One file per language, fetched when it is the payer's. */
const others: Readonly<Record<string, () => Promise<Words>>> = {
  nb: async () => (await import("./nb.ts")).nb,
};

const sameAs: Readonly<Record<string, string>> = { no: "nb", nn: "nb" };

/** The words of the wanted language, such as `nb-NO`; English where there are none. */
export async function loadWords(wanted: string): Promise<{ language: string; words: Words }> {
  const [primary = ""] = wanted.toLowerCase().split("-");
  const language = sameAs[primary] ?? primary;
  const load = Object.hasOwn(others, language) ? others[language] : undefined;
  return load === undefined ? { language: "en", words: en } : { language, words: await load() };
}

/** `Pay {amount}` with what stands in for `{amount}`. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
