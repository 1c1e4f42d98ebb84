import type { Selectable } from "kysely";
import type { ProcessorError } from "../../shared/payments/payment.schema.ts";
import type { OperationRecord, Payer, PaymentRecord, StoredInstrument } from "./payment.record.ts";
import type { OperationTable, PaymentTable } from "./payment.table.ts";

export const paymentColumns = [
  "seq",
  "id",
  "account_id",
  "merchant_id",
  "session_id",
  "customer_id",
  "api",
  "method",
  "status",
  "currency",
  "amount",
  "authorized",
  "captured",
  "refunded",
  "voided",
  "merchant_reference",
  "merchant_reference_2",
  "event_reference",
  "instrument",
  "payer",
  "details",
  "authorization_expires_at",
  "captured_at",
  "refunded_at",
  "created_at",
  "updated_at",
  "version",
] as const satisfies readonly (keyof PaymentTable)[];

export const operationColumns = [
  "seq",
  "id",
  "payment_id",
  "kind",
  "state",
  "amount",
  "currency",
  "is_final",
  "processor_key",
  "processor_reference",
  "reference",
  "reason",
  "note",
  "request",
  "error",
  "actor_type",
  "actor_id",
  "request_id",
  "attempts",
  "next_attempt_at",
  "created_at",
  "settled_at",
] as const satisfies readonly (keyof OperationTable)[];

const nobody: Payer = { name: null, email: null, phone: null };

/** The row with its JSON parsed; Kontor wrote the columns itself. */
export function toPaymentRecord(row: Selectable<PaymentTable>): PaymentRecord {
  return {
    ...row,
    instrument: row.instrument === null ? null : (JSON.parse(row.instrument) as StoredInstrument),
    payer: row.payer === null ? nobody : { ...nobody, ...(JSON.parse(row.payer) as Partial<Payer>) },
    details: JSON.parse(row.details) as Record<string, unknown>,
  };
}

export function toOperationRecord(row: Selectable<OperationTable>): OperationRecord {
  // Each by its name: taking the others out of a spread is several times as slow, and every change reads all of them.
  return {
    seq: row.seq,
    id: row.id,
    payment_id: row.payment_id,
    kind: row.kind,
    state: row.state,
    amount: row.amount,
    currency: row.currency,
    processor_key: row.processor_key,
    processor_reference: row.processor_reference,
    reference: row.reference,
    reason: row.reason,
    note: row.note,
    request_id: row.request_id,
    attempts: row.attempts,
    next_attempt_at: row.next_attempt_at,
    created_at: row.created_at,
    settled_at: row.settled_at,
    isFinal: row.is_final === 1,
    // What is pending is always due some time, unless a person has to decide first.
    isHeld: row.state === "pending" && row.next_attempt_at === null,
    // Of all that is pending, only what the processor has already taken up has a name there.
    isUnderReview: row.state === "pending" && row.processor_reference !== null,
    request: JSON.parse(row.request) as Record<string, unknown>,
    error: row.error === null ? null : (JSON.parse(row.error) as ProcessorError),
    actor: { type: row.actor_type, id: row.actor_id },
  };
}
