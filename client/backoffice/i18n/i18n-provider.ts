import type { Localization } from "@mui/material/locale";
import type { I18nProvider } from "react-admin";
import { rememberLanguage } from "./language-choice.ts";
import { defaultLanguage, isLanguage, type Language, languages } from "./languages.ts";
import { setLocale } from "./locale.ts";
import { flatten, messageText, type MessageValues } from "./message-text.ts";
import { numberText } from "./number-text.ts";

interface Spoken {
  language: Language;
  messages: ReadonlyMap<string, string>;
  plural: Intl.PluralRules;
  mui: Localization;
}

// Nothing is shown before `speak` has brought the words.
let spoken: Spoken = {
  language: defaultLanguage,
  messages: new Map(),
  plural: new Intl.PluralRules(languages[defaultLanguage].locale.tag),
  mui: {},
};
const listeners = new Set<() => void>();

/** Loads a language and takes it for everything from now on: messages, dates, numbers and the page itself. */
export async function speak(language: Language): Promise<void> {
  const { locale, load } = languages[language];
  const { words, mui } = await load();
  const messages = new Map(Object.values(words).flatMap((area) => [...flatten(area)]));
  spoken = { language, messages, plural: new Intl.PluralRules(locale.tag), mui };
  setLocale(locale);
  document.documentElement.lang = language;
  listeners.forEach((listener) => listener());
}

/**
 * Our words and react-admin's, of the language that is spoken. Values fill `%{name}`, and `smart_count` chooses a
 * plural form (`one |||| many`); `_` is what is said where there is no message.
 */
export const i18nProvider: I18nProvider = {
  translate: (key: string, values: MessageValues | number = {}) => {
    const given = typeof values === "number" ? { smart_count: values } : values;
    const otherwise = typeof given["_"] === "string" ? given["_"] : key;
    return messageText(spoken.messages.get(key) ?? otherwise, given, { plural: spoken.plural, number: numberText });
  },
  changeLocale: async (name: string) => {
    if (!isLanguage(name)) return;
    await speak(name);
    rememberLanguage(name);
  },
  getLocale: () => spoken.language,
};

/** MUI's own texts in the language that is spoken. */
export function spokenMui(): Localization {
  return spoken.mui;
}

/** Calls back whenever another language is spoken; returns how to stop that. */
export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
