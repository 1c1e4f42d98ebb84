import type { Localization } from "@mui/material/locale";
import type { Locale } from "./locale.ts";
import type { sentenceTexts } from "../../../shared/sentences/sentence-texts.ts";
import type { Catalogue, Translation } from "./translation.ts";

/** What comes when a language is chosen: one chunk for each. */
interface LanguageWords {
  words: Catalogue;
  /** Texts of MUI's own components. */
  mui: Localization;
}

interface LanguageFacts {
  /** What its speakers call it. */
  name: string;
  locale: Locale;
  /** Languages of a browser that it is shown for, without their country. */
  shownFor: readonly string[];
  load: () => Promise<LanguageWords>;
  /** What the server says: nothing that a first screen waits for, so a chunk of its own. */
  loadSentences: () => Promise<{ sentences: Translation<typeof sentenceTexts> }>;
}

/** Every language of the back office, the first for whoever speaks none of them. */
export const languages = {
  en: {
    name: "English",
    locale: { tag: "en-GB", percentSign: " %" },
    shownFor: ["en"],
    load: () => import("./en/catalogue.ts"),
    loadSentences: () => import("./en/sentences.ts"),
  },
  "es-AR": {
    name: "Español (Argentina)",
    locale: { tag: "es-AR-u-hc-h23", percentSign: " %" },
    shownFor: ["es"],
    load: () => import("./es-AR/catalogue.ts"),
    loadSentences: () => import("./es-AR/sentences.ts"),
  },
  nb: {
    name: "Norsk (bokmål)",
    locale: { tag: "nb-NO", percentSign: " %" },
    shownFor: ["nb", "no", "nn"],
    load: () => import("./nb/catalogue.ts"),
    loadSentences: () => import("./nb/sentences.ts"),
  },
  "pt-BR": {
    name: "Português (Brasil)",
    locale: { tag: "pt-BR", percentSign: "%" },
    shownFor: ["pt"],
    load: () => import("./pt-BR/catalogue.ts"),
    loadSentences: () => import("./pt-BR/sentences.ts"),
  },
} as const satisfies Record<string, LanguageFacts>;

export type Language = keyof typeof languages;

export const defaultLanguage: Language = "en";

export function isLanguage(name: string): name is Language {
  return Object.hasOwn(languages, name);
}
