import type { Row, SeedRows } from "./seed-rows.ts";
import type { SeededOperation } from "./operation-rows.ts";
import { instant, type World } from "./world.ts";

/** An outcome that merchants may be told of. */
export interface SeededEvent {
  row: Row<"event">;
  operation: SeededOperation;
  atMs: number;
}

/** One event per operation whose outcome is known. */
export function addEvents(
  world: World,
  rows: SeedRows,
  payment: Row<"payment">,
  operations: readonly SeededOperation[],
): readonly SeededEvent[] {
  const added: SeededEvent[] = [];
  for (const operation of operations) {
    const { settledMs } = operation.planned;
    if (settledMs === null) continue;
    const row = eventRow(world, payment, operation, settledMs);
    rows.events.push(row);
    added.push({ row, operation, atMs: settledMs });
  }
  return added;
}

function eventRow(world: World, payment: Row<"payment">, { planned, row }: SeededOperation, atMs: number): Row<"event"> {
  const { kind, state, amount, reason, error } = planned;
  return {
    id: world.ids.own("evt", atMs),
    account_id: world.accountId,
    type: eventType(kind, state),
    subject_type: "payment",
    subject_id: payment.id,
    operation_id: row.id,
    payload: JSON.stringify({
      payment_id: payment.id,
      session_id: payment.session_id,
      merchant_reference: payment.merchant_reference,
      currency: payment.currency,
      operation: { id: row.id, kind, state, amount, reason, error },
    }),
    delivery_count: 0,
    created_at: instant(atMs),
  };
}

const words = {
  authorize: { succeeded: "payment.authorized", failed: "payment.authorization_failed" },
  receive: { succeeded: "payment.received", failed: "payment.authorization_failed" },
  capture: { succeeded: "payment.captured", failed: "payment.capture_failed" },
  void: { succeeded: "payment.voided", failed: "payment.void_failed" },
  refund: { succeeded: "payment.refunded", failed: "payment.refund_failed" },
  cancel: { succeeded: "payment.ended", failed: "payment.ended" },
  expire: { succeeded: "payment.ended", failed: "payment.ended" },
} as const;

function eventType(kind: keyof typeof words, state: string): string {
  return words[kind][state === "failed" ? "failed" : "succeeded"];
}
