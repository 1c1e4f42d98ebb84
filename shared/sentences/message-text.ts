export type MessageValues = Readonly<Record<string, unknown>>;

/** What stands between the forms of a message: the first is for one, the last for any other number. */
const formsApart = "||||";

/** `{ list: { next: "Next" } }` as `list.next` → `Next`. */
export function flatten(tree: object, prefix = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === "string") flat.set(prefix + name, value);
    else flatten(value as object, `${prefix}${name}.`).forEach((text, key) => flat.set(key, text));
  }
  return flat;
}

export function formsOf(message: string): string[] {
  return message.split(formsApart).map((form) => form.trim());
}

/** The names between `%{` and `}`, in alphabetical order and each once. */
export function placeholdersOf(message: string): string[] {
  return [...new Set([...message.matchAll(placeholder)].map(([, name = ""]) => name))].sort();
}

const placeholder = /%\{(\w+)\}/g;

/** A message of one form with texts filled in as they are. */
export function filled(message: string, values: Readonly<Record<string, string>>): string {
  return message.replace(placeholder, (whole, name: string) => values[name] ?? whole);
}

interface Grammar {
  plural: Intl.PluralRules;
  /** How a number is written that a message is given. */
  number: (value: number) => string;
}

/**
 * A message with its values filled in. `smart_count` chooses between the forms of `one |||| many`; a placeholder
 * without a value stays as it is, so that its lack is seen.
 */
export function messageText(message: string, values: MessageValues, { plural, number }: Grammar): string {
  const forms = formsOf(message);
  const count = values["smart_count"];
  const form = typeof count === "number" && plural.select(count) !== "one" ? forms.at(-1) : forms[0];
  // A message without forms is kept to the letter, with spaces at its ends.
  return (forms.length === 1 ? message : (form ?? message)).replace(placeholder, (whole, name: string) => {
    const value = values[name];
    if (typeof value === "number") return number(value);
    return typeof value === "string" ? value : whole;
  });
}
