import type { TimelineEntryView } from "../../../../shared/payments/payment.schema.ts";
import { en } from "../../i18n/en.ts";
import { type MessageKey, useWords } from "../../i18n/use-words.ts";

type Group = "operation" | "session_event" | "attempt";

/** What happened, in words. A kind that has none yet is shown by its own name rather than left out. */
export function useTimelineTitle(): (entry: TimelineEntryView) => string {
  const words = useWords();
  const known = (group: Group, name: string) => {
    const has = Object.hasOwn(en.timeline[group], name);
    return has ? words(`timeline.${group}.${name}` as MessageKey) : readable(name);
  };
  return (entry) => {
    const name = entry.kind.slice(entry.kind.indexOf(".") + 1);
    switch (entry.source) {
      case "operation":
        return known("operation", entry.kind.replace(".", "_"));
      case "session":
        return known("session_event", name);
      case "delivery":
        return [known("attempt", name), ...attemptFacts(entry, words)].join(" · ");
      case "note":
        return readable(entry.kind);
    }
  };
}

function attemptFacts({ details }: TimelineEntryView, words: ReturnType<typeof useWords>): string[] {
  const { attempt, attempts_max, code, duration_ms } = details;
  return [
    ...(typeof attempt === "number" ? [words("timeline.try", { attempt, max: Number(attempts_max) })] : []),
    ...(typeof code === "number" ? [`HTTP ${code}`] : []),
    ...(typeof duration_ms === "number" ? [`${duration_ms} ms`] : []),
  ];
}

/** `PAY_LOCK_META` as `Pay lock meta`. */
function readable(name: string): string {
  const text = name.replaceAll(/[_.]/g, " ").toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
