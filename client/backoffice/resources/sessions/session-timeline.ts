import type { SessionView } from "../../../../shared/checkout/session.schema.ts";
import type { TimelineEntryView } from "../../../../shared/payments/payment.schema.ts";

/** A session's events as lines of a timeline, newest first. */
export function sessionTimeline({ events }: Pick<SessionView, "events">): TimelineEntryView[] {
  return events
    .map((event, order) => ({
      at: event.created_at,
      source: "session" as const,
      kind: `session.${event.name}`,
      order,
      operation_id: null,
      delivery_id: null,
      amount: null,
      actor: null,
      details: flatFacts(event.details ?? {}),
    }))
    .reverse();
}

/** The facts that fit on a line. */
function flatFacts(details: Readonly<Record<string, unknown>>): TimelineEntryView["details"] {
  const facts: TimelineEntryView["details"] = {};
  for (const [name, value] of Object.entries(details)) {
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") facts[name] = value;
  }
  return facts;
}
