import { en } from "../../i18n/en.ts";
import { useWords } from "../../i18n/use-words.ts";

const known = en.dialect_name;

/** What people call a wire; its own name where nobody has named it. */
export function useDialectName(): (name: string) => string {
  const words = useWords();
  return (name) => (isKnown(name) ? words(`dialect_name.${name}`) : name);
}

function isKnown(name: string): name is keyof typeof known {
  return Object.hasOwn(known, name);
}
