import { defaultI18nProvider, type I18nProvider } from "react-admin";
import { en } from "./en.ts";

const messages = flatten(en);

/**
 * Our words first, react-admin's own for the rest. Both go through its polyglot, so `%{name}` and plural forms
 * (`one |||| many`) work in either; ours travel under a key of their own because polyglot prefers the text it knows.
 */
export const i18nProvider: I18nProvider = {
  translate: (key, options) => {
    const message = messages.get(key);
    if (message === undefined) return defaultI18nProvider.translate(key, options);
    return defaultI18nProvider.translate(`kontor:${key}`, { ...(options as object | undefined), _: message });
  },
  changeLocale: (locale) => defaultI18nProvider.changeLocale(locale),
  getLocale: () => "en",
};

/** Takes in the words of pages that few people open, which come with those pages. */
export function addMessages(tree: object): void {
  flatten(tree).forEach((text, key) => messages.set(key, text));
}

function flatten(tree: object, prefix = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === "string") flat.set(prefix + name, value);
    else flatten(value as object, `${prefix}${name}.`).forEach((text, key) => flat.set(key, text));
  }
  return flat;
}
