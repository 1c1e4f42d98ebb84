import { minor } from "../../shared/money.ts";
import { balancesOf } from "../../shared/payments/balances.ts";
import { paymentStatus } from "../../shared/payments/payment-status.ts";
import { type PaymentEventPayload, paymentEventType } from "../../shared/webhooks/payment-event.schema.ts";
import type { PlannedOperation } from "./life.ts";
import type { SeededOperation } from "./operation-rows.ts";
import type { Row, SeedRows } from "./seed-rows.ts";
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
  startedMs: number,
): readonly SeededEvent[] {
  const added: SeededEvent[] = [];
  const planned = operations.map((operation) => operation.planned);
  for (const [index, operation] of operations.entries()) {
    const type = paymentEventType(operation.planned);
    const { settledMs } = operation.planned;
    if (type === null || settledMs === null) continue;
    // What a move brought with it is part of the same change: both events see the payment after it.
    const seen = planned[index + 1]?.isConsequence === true ? index + 2 : index + 1;
    const row = {
      id: world.ids.own("evt", startedMs + index),
      account_id: world.accountId,
      type,
      subject_type: "payment",
      subject_id: payment.id,
      operation_id: operation.row.id,
      payload: JSON.stringify(payloadOf(payment, operation, planned.slice(0, seen))),
      delivery_count: 0,
      created_at: instant(settledMs),
    };
    rows.events.push(row);
    added.push({ row, operation, atMs: settledMs });
  }
  return added;
}

function payloadOf(
  payment: Row<"payment">,
  { planned, row }: SeededOperation,
  before: readonly PlannedOperation[],
): PaymentEventPayload {
  const { authorized, captured, refunded, voided } = balancesOf(before);
  return {
    payment_id: payment.id,
    account_id: payment.account_id,
    session_id: payment.session_id ?? null,
    merchant_reference: payment.merchant_reference,
    method: payment.method,
    status: paymentStatus(before),
    currency: payment.currency,
    amount: minor(payment.amount),
    authorized,
    captured,
    refunded,
    voided,
    created_at: payment.created_at,
    operation: {
      id: row.id,
      kind: planned.kind,
      state: planned.state,
      amount: minor(planned.amount),
      reference: planned.reference,
      error: planned.error,
    },
    reason: planned.reason,
  };
}
