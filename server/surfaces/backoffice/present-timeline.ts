import type { OperationView, TimelineEntryView } from "../../../shared/payments/payment.schema.ts";
import type { Actor } from "../../../shared/payments/actor.ts";
import type { DeliveryView } from "../../../shared/webhooks/delivery.schema.ts";
import { maskFacts } from "./mask.rules.ts";

/** A line that the payment itself keeps: an operation's move or a note. */
export interface PaymentFact {
  at: string;
  operation_id: string | null;
  /** `capture.succeeded` ... */
  kind: string;
  data: Readonly<Record<string, unknown>> | null;
  actor: Actor;
}

export interface SessionFact {
  name: string;
  created_at: string;
  details: Readonly<Record<string, unknown>> | null;
}

export interface TimelineParts {
  facts: readonly PaymentFact[];
  operations: readonly OperationView[];
  sessionEvents: readonly SessionFact[];
  deliveries: readonly DeliveryView[];
}

type Entry = Omit<TimelineEntryView, "order">;

/** Within one instant the cause stands before its effects: the payment's own lines, its session, what was sent. */
const sourceRank: Readonly<Record<Entry["source"], number>> = { operation: 0, note: 0, session: 1, delivery: 2 };

/** One timeline out of everything that is known of a payment, oldest first. */
export function presentTimeline(parts: TimelineParts, isMasked: boolean): TimelineEntryView[] {
  const operations = new Map(parts.operations.map((operation) => [operation.id, operation]));
  const entries = [
    ...parts.facts.map((fact) => paymentEntry(fact, operations.get(fact.operation_id ?? ""), isMasked)),
    ...parts.sessionEvents.map((event) => sessionEntry(event, isMasked)),
    ...parts.deliveries.flatMap(deliveryEntries),
  ];
  return entries
    .map((entry, position) => ({ entry, position }))
    .sort((a, b) => compare(a.entry, b.entry) || a.position - b.position)
    .map(({ entry }, order) => ({ ...entry, order }));
}

function compare(a: Entry, b: Entry): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return sourceRank[a.source] - sourceRank[b.source];
}

function sessionEntry(event: SessionFact, isMasked: boolean): Entry {
  return {
    at: event.created_at,
    source: "session",
    kind: `session.${event.name}`,
    operation_id: null,
    delivery_id: null,
    amount: null,
    actor: null,
    details: scalars(event.details ?? {}, isMasked),
  };
}

function paymentEntry(fact: PaymentFact, operation: OperationView | undefined, isMasked: boolean): Entry {
  const { amount, ...said } = fact.data ?? {};
  return {
    at: fact.at,
    source: operation === undefined ? "note" : "operation",
    kind: fact.kind,
    operation_id: fact.operation_id,
    delivery_id: null,
    amount: typeof amount === "number" ? amount : (operation?.amount ?? null),
    actor: fact.actor,
    details: { ...scalars(said, isMasked), ...(operation?.is_final === true ? { is_final: true } : {}) },
  };
}

/** A line per try; a delivery that has not been tried, or whose tries were not read, is one line. */
function deliveryEntries(delivery: DeliveryView): Entry[] {
  const { id, event_type, dialect, url, attempts_max } = delivery;
  const frame = { source: "delivery", operation_id: null, delivery_id: id, amount: null, actor: null } as const;
  const said = { event_type, dialect, url, attempts_max };
  if (delivery.attempts === undefined || delivery.attempts.length === 0) {
    const details = {
      ...said,
      attempt_count: delivery.attempt_count,
      code: delivery.last_code,
      error: delivery.last_error,
    };
    return [{ ...frame, at: delivery.created_at, kind: `delivery.${delivery.state}`, details }];
  }
  return delivery.attempts.map(({ started_at, outcome, number, code, duration_ms, error }) => ({
    ...frame,
    at: started_at,
    kind: `delivery.${outcome}`,
    details: { ...said, attempt: number, code, duration_ms, error },
  }));
}

/** The facts that fit on a line; what is nested stays where it came from. */
function scalars(facts: Readonly<Record<string, unknown>>, isMasked: boolean): Entry["details"] {
  const shown = isMasked ? maskFacts(facts) : facts;
  const lines: Entry["details"] = {};
  for (const [name, value] of Object.entries(shown)) {
    if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      lines[name] = value;
    }
  }
  return lines;
}
