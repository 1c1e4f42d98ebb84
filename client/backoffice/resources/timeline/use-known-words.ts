import { useSaid } from "../../i18n/use-said.ts";
import { useWordsIfAny } from "../../i18n/use-words.ts";

type Group = "operation" | "session_event" | "attempt" | "fact";

/** The words for a kind that the server names; one that has none yet is shown by its own name. */
export function useKnownWords(): (group: Group, name: string) => string {
  const words = useWordsIfAny();
  const tell = useSaid();
  return (group, name) => words(`timeline.${group}.${name}`, tell({ key: `event.${group}.${name}` }, readable(name)));
}

/** `PAY_LOCK_META` as `Pay lock meta`. */
export function readable(name: string): string {
  const text = name.replaceAll(/[_.]/g, " ").toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
