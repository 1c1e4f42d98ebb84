import { useWordsIfAny } from "../../i18n/use-words.ts";

/** What people call a wire; its own name where nobody has named it. */
export function useDialectName(): (name: string) => string {
  const words = useWordsIfAny();
  return (name) => words(`dialect_name.${name}`, name);
}
