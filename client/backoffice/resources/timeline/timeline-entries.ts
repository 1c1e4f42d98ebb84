import type { TimelineEntryView } from "../../../../shared/payments/payment.schema.ts";

/**
 * The lines worth reading, newest first. That something was asked for is left out once its answer is there: the
 * answer says the same and more.
 */
export function shownEntries(timeline: readonly TimelineEntryView[]): TimelineEntryView[] {
  const answered = new Set(timeline.filter((entry) => isAnswer(entry)).map((entry) => entry.operation_id));
  const isNews = (entry: TimelineEntryView) =>
    !entry.kind.endsWith(".pending") || entry.source !== "operation" || !answered.has(entry.operation_id);
  return timeline.filter(isNews).sort((a, b) => b.order - a.order);
}

function isAnswer(entry: TimelineEntryView): boolean {
  return entry.source === "operation" && !entry.kind.endsWith(".pending");
}

/** Facts that get a line of their own, in this order; the rest of `details` is in the raw JSON. */
const toldFacts = ["reference", "reason", "note", "payment_product_type", "url", "until"] as const;
export interface ToldFactValue {
  name: (typeof toldFacts)[number];
  value: string;
}

export function factsOf(entry: TimelineEntryView): ToldFactValue[] {
  return toldFacts.flatMap((name) => {
    const value = entry.details[name];
    return typeof value === "string" && value !== "" ? [{ name, value }] : [];
  });
}
