import type { TimelineEntryView } from "../../../../shared/payments/payment.schema.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { useKnownWords } from "./use-known-words.ts";

/** What happened, in words. */
export function useTimelineTitle(): (entry: TimelineEntryView) => string {
  const words = useWords();
  const known = useKnownWords();
  return (entry) => {
    const name = entry.kind.slice(entry.kind.indexOf(".") + 1);
    switch (entry.source) {
      case "operation":
        return known("operation", entry.kind.replace(".", "_"));
      case "session":
        return known("session_event", name);
      case "delivery":
        return [toldText(entry, words), known("attempt", name), ...attemptFacts(entry, words)].join(" · ");
      case "note":
        return known("fact", entry.kind.replace(".", "_"));
    }
  };
}

/** A callback answers one session's wish; a webhook goes to whoever registered an address. */
function toldText({ details: { dialect, event_type } }: TimelineEntryView, words: Words): string {
  const event = typeof event_type === "string" ? event_type : "";
  return words(dialect === "checkout-callback" ? "timeline.told.callback" : "timeline.told.webhook", { event });
}

function attemptFacts({ details }: TimelineEntryView, words: Words): string[] {
  const { attempt, attempts_max, code, duration_ms } = details;
  return [
    ...(typeof attempt === "number" ? [words("timeline.try", { attempt, max: Number(attempts_max) })] : []),
    ...(typeof code === "number" ? [`HTTP ${code}`] : []),
    ...(typeof duration_ms === "number" ? [words("length.ms", { n: duration_ms })] : []),
  ];
}
