import type { Trx } from "../database.ts";
import { insertTimelineEntry } from "./operation.repository.ts";
import type { OperationRecord } from "./payment.record.ts";

function verbOf({ isHeld, isUnderReview, state }: OperationRecord): string {
  if (isHeld) return "requested";
  return isUnderReview ? "under_review" : state;
}

/** Appends the move that an operation just made, such as `capture.succeeded`. */
export async function appendMove(trx: Trx, operation: OperationRecord, at: string): Promise<void> {
  const { amount, reference, reason, note, error } = operation;
  const facts = { amount, reference, reason, note, error: error?.message ?? null, error_code: error?.code ?? null };
  const said = Object.entries(facts).filter(([, value]) => value !== null);
  await insertTimelineEntry(trx, {
    payment_id: operation.payment_id,
    operation_id: operation.id,
    kind: `${operation.kind}.${verbOf(operation)}`,
    data: JSON.stringify(Object.fromEntries(said)),
    actor_type: operation.actor.type,
    actor_id: operation.actor.id,
    at,
  });
}
