import type { DeliveryView } from "../../../../shared/webhooks/delivery.schema.ts";
import { useWords } from "../../i18n/use-words.ts";

type Answered = Pick<DeliveryView, "last_code" | "last_class" | "last_duration_ms">;

/** `500 · 31 ms`, `Time-out · 10000 ms`, or a dash before the first try. */
export function useAnswerText(): (delivery: Answered) => string {
  const words = useWords();
  return ({ last_code, last_class, last_duration_ms }) => {
    if (last_class === null) return "–";
    // A late answer has a code and is a time-out all the same.
    const isAnswer = last_code !== null && last_class !== "timeout";
    const answer = isAnswer ? String(last_code) : words(`code_class.${last_class}`);
    return last_duration_ms === null ? answer : `${answer} · ${words("deliveries.ms", { ms: last_duration_ms })}`;
  };
}
