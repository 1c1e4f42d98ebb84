import { defaultLanguage, isLanguage, type Language, languages } from "./languages.ts";

/** Every language by the name that its speakers give it. */
export const languageChoices = Object.entries(languages).map(([value, { name }]) => ({ value, label: name }));

const storageKey = "kontor.language";

/** The language that was chosen here before, or the first of the browser's that there are words for. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(storageKey);
  return chosen !== null && isLanguage(chosen) ? chosen : languageFor(navigator.languages);
}

/** Kept apart from react-admin's store, which is emptied at each sign-out: the sign-in page speaks it too. */
export function rememberLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
}

/** `wanted` are a browser's tags, such as `nb-NO`, the best liked first. */
export function languageFor(wanted: readonly string[]): Language {
  const all = Object.entries(languages) as [Language, { shownFor: readonly string[] }][];
  for (const tag of wanted) {
    const spoken = tag.toLowerCase().split("-")[0] ?? "";
    const found = all.find(([, { shownFor }]) => shownFor.includes(spoken));
    if (found !== undefined) return found[0];
  }
  return defaultLanguage;
}
