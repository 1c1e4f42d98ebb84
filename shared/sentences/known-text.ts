import { placeholdersOf } from "./message-text.ts";

/** An English message found again among the texts that it was made from. */
export interface KnownText<Name extends string> {
  name: Name;
  values: Record<string, string>;
}

/**
 * Finds an English message again among flat texts, with what fills its placeholders, which is one word each. The
 * function that comes back answers null for a message that none of the texts makes.
 */
export function knownTexts<Name extends string>(
  texts: Readonly<Record<Name, string>>,
): (message: string) => KnownText<Name> | null {
  const patterns = (Object.keys(texts) as Name[]).map((name) => ({ name, whole: wholePattern(texts[name]) }));
  return (message) => {
    for (const { name, whole } of patterns) {
      const found = whole.exec(message);
      if (found !== null) return { name, values: { ...found.groups } };
    }
    return null;
  };
}

function wholePattern(text: string): RegExp {
  const escaped = text.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&");
  const open = placeholdersOf(text).reduce((made, name) => made.replace(`%{${name}}`, `(?<${name}>\\S+)`), escaped);
  return new RegExp(`^${open}$`);
}
