import { type CountedOperation, type CountedPayment, countsOfMoved } from "../metrics/payment-rollup.rules.ts";
import type { PlannedOperation } from "./life.ts";
import type { Row, SeedRows } from "./seed-rows.ts";
import { postingsOf } from "../ledger/postings.rules.ts";
import { instant, type World } from "./world.ts";

/** An operation with the row that was made of it. */
export interface SeededOperation {
  planned: PlannedOperation;
  row: Row<"operation"> & { id: string };
}

interface PaymentKey extends CountedPayment {
  id: string;
  startedMs: number;
}

/**
 * The operations' rows, their moves on the timeline and their ledger transactions.
 *
 * All that belongs to a payment has ids of the time at which it was started: history is written payment by payment,
 * so that the unique indexes only ever grow at their end.
 */
export function addOperations(
  world: World,
  rows: SeedRows,
  payment: PaymentKey,
  planned: readonly PlannedOperation[],
): readonly SeededOperation[] {
  const seeded: SeededOperation[] = [];
  for (const [index, operation] of planned.entries()) {
    const id = world.ids.own("op", payment.startedMs + index);
    const row = operationRow(world, payment, operation, { id, previous: seeded.at(-1) });
    rows.operations.push(row);
    addMoves(rows, operation, row);
    addPostings(rows, payment, operation, row.id);
    seeded.push({ planned: operation, row });
  }
  countThem(rows, payment, seeded);
  return seeded;
}

/** What the hours count of them. */
function countThem(rows: SeedRows, payment: PaymentKey, seeded: readonly SeededOperation[]): void {
  const settled: CountedOperation[] = [];
  for (const { row, planned } of seeded) {
    const { id, kind, state, amount, settled_at = null } = row;
    if (settled_at === null) continue;
    const { reason, error, actor } = planned;
    settled.push({ id, kind, state, amount, settled_at, reason, error, actor });
  }
  rows.paymentCounts.push(...countsOfMoved(payment, settled, settled));
}

function operationRow(
  world: World,
  payment: PaymentKey,
  operation: PlannedOperation,
  { id, previous }: { id: string; previous: SeededOperation | undefined },
): SeededOperation["row"] {
  const cause = operation.isConsequence ? previous : undefined;
  const processorKey = cause?.row.processor_key ?? id;
  const isOpen = operation.settledMs === null;
  const reachedGateway = operation.kind !== "cancel";
  return {
    id,
    payment_id: payment.id,
    kind: operation.kind,
    state: operation.state,
    amount: operation.amount,
    currency: payment.currency,
    is_final: operation.isFinal ? 1 : 0,
    processor_key: processorKey,
    processor_reference: operation.state === "succeeded" && reachedGateway ? `sandbox-${processorKey}` : null,
    reference: operation.reference,
    reason: operation.reason,
    note: operation.note,
    request: requestJson(payment, operation),
    error: operation.error === null ? null : JSON.stringify(operation.error),
    actor_type: operation.actor.type,
    actor_id: operation.actor.id,
    request_id: cause?.row.request_id ?? (operation.actor.type === "system" ? null : world.ids.uuid()),
    attempts: attemptsOf(operation, reachedGateway),
    next_attempt_at: isOpen ? instant(world.untilMs) : null,
    created_at: instant(operation.askedMs),
    settled_at: operation.settledMs === null ? null : instant(operation.settledMs),
  };
}

function attemptsOf(operation: PlannedOperation, reachedGateway: boolean): number {
  if (!reachedGateway || operation.isConsequence) return 0;
  return operation.unansweredMs !== null && operation.settledMs !== null ? 2 : 1;
}

function requestJson(payment: PaymentKey, operation: PlannedOperation): string {
  if (operation.kind === "authorize" || operation.kind === "receive") return JSON.stringify({ method: payment.method });
  return operation.lines.length === 0 ? "{}" : JSON.stringify({ items: operation.lines });
}

function addMoves(rows: SeedRows, operation: PlannedOperation, row: SeededOperation["row"]): void {
  const add = (state: string, atMs: number, facts: Readonly<Record<string, unknown>>): void => {
    rows.timeline.push({
      payment_id: row.payment_id,
      operation_id: row.id,
      kind: `${operation.kind}.${state}`,
      data: JSON.stringify(facts),
      actor_type: operation.actor.type,
      actor_id: operation.actor.id,
      at: instant(atMs),
    });
  };
  const asked = factsOf(operation);
  if (!operation.isConsequence) add("pending", operation.askedMs, asked);
  if (operation.unansweredMs !== null) add("unknown", operation.unansweredMs, asked);
  if (operation.settledMs === null) return;
  const { error } = operation;
  add(
    operation.state,
    operation.settledMs,
    error === null ? asked : { ...asked, error: error.message, error_code: error.code },
  );
}

function factsOf({ amount, reference, reason, note }: PlannedOperation): Record<string, unknown> {
  const facts: Record<string, unknown> = { amount };
  if (reference !== null) facts["reference"] = reference;
  if (reason !== null) facts["reason"] = reason;
  if (note !== null) facts["note"] = note;
  return facts;
}

function addPostings(rows: SeedRows, payment: PaymentKey, operation: PlannedOperation, operationId: string): void {
  if (operation.state !== "succeeded" || operation.settledMs === null) return;
  const postings = postingsOf(operation.kind, operation.amount);
  if (postings.length === 0) return;
  rows.ledger.push({
    row: {
      account_id: payment.accountId,
      kind: operation.kind,
      operation_id: operationId,
      payment_id: payment.id,
      posted_at: instant(operation.settledMs),
    },
    postings: postings.map(({ ledgerAccount, amount }, index) => ({
      line: index + 1,
      ledger_account: ledgerAccount,
      currency: payment.currency,
      amount,
    })),
  });
}
