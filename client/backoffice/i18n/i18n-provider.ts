import type { Localization } from "@mui/material/locale";
import type { I18nProvider } from "react-admin";
import { rememberLanguage } from "./language-choice.ts";
import { defaultLanguage, isLanguage, type Language, languages } from "./languages.ts";
import { setLocale } from "./locale.ts";
import { flatten, messageText, type MessageValues } from "../../../shared/sentences/message-text.ts";
import { numberText } from "./number-text.ts";

interface Spoken {
  language: Language;
  messages: ReadonlyMap<string, string>;
  /** What the server says, by key; empty until it has come. */
  sentences: ReadonlyMap<string, string>;
  plural: Intl.PluralRules;
  mui: Localization;
}

// Nothing is shown before `speak` has brought the words.
let spoken: Spoken = {
  language: defaultLanguage,
  messages: new Map(),
  sentences: new Map(),
  plural: new Intl.PluralRules(languages[defaultLanguage].locale.tag),
  mui: {},
};
const listeners = new Set<() => void>();

/**
 * Loads a language and takes it for everything from now on: messages, dates, numbers and the page itself. The
 * sentences of the server come after it; until then they are shown as they came.
 */
export async function speak(language: Language): Promise<void> {
  const { locale, load } = languages[language];
  const { words, mui } = await load();
  const messages = new Map(Object.values(words).flatMap((area) => [...flatten(area)]));
  take({ language, messages, sentences: new Map(), plural: new Intl.PluralRules(locale.tag), mui });
  setLocale(locale);
  document.documentElement.lang = language;
}

/** Brings what the server says into the language that is spoken. Does nothing when it is another by then. */
export async function speakForServer(): Promise<void> {
  const { language } = spoken;
  const { sentences } = await languages[language].loadSentences();
  if (spoken.language === language) take({ ...spoken, sentences: flatten(sentences) });
}

function take(next: Spoken): void {
  spoken = next;
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
    await speakForServer();
  },
  getLocale: () => spoken.language,
};

/** The sentences of the server in the language that is spoken; another map whenever there are others. */
export function spokenSentences(): ReadonlyMap<string, string> {
  return spoken.sentences;
}

/** A message of `spokenSentences` with its values filled in. */
export function sentenceText(message: string, values: MessageValues): string {
  return messageText(message, values, { plural: spoken.plural, number: numberText });
}

/** MUI's own texts in the language that is spoken. */
export function spokenMui(): Localization {
  return spoken.mui;
}

/** Calls back whenever another language is spoken; returns how to stop that. */
export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
