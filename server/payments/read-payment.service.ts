import { DomainError } from "../../shared/errors.ts";
import { say } from "../../shared/sentences/say.ts";
import type { Blockable } from "../../shared/payments/blockers.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import type { Db, Trx } from "../database.ts";
import type { By } from "./commands.ts";
import { loadPayment, loadPaymentRecord, type PaymentWithOperations } from "./intent.service.ts";
import { insertTimelineEntry, listOperations, listOperationsOf, listTimelineEntries } from "./operation.repository.ts";
import { blockableOf } from "./payment-facts.rules.ts";
import { index } from "./payment-change.service.ts";
import type { OperationRecord, PaymentRecord } from "./payment.record.ts";
import { findPayment, findPayments, updateSecondReference } from "./payment.repository.ts";

export type { PaymentWithOperations } from "./intent.service.ts";

/** @throws DomainError `not_found`, also for another account's payment. */
export async function getPayment(
  ctx: Pick<AppContext, "store">,
  query: { scope: AccountScope; id: string },
): Promise<PaymentWithOperations> {
  return ctx.store.read((db) => loadPayment(db, query.scope, query.id));
}

/**
 * Without its operations.
 *
 * @throws DomainError `not_found`, also for another account's payment.
 */
export async function getPaymentRecord(
  ctx: Pick<AppContext, "store">,
  query: { scope: AccountScope; id: string },
): Promise<PaymentRecord> {
  return ctx.store.read((db) => loadPaymentRecord(db, query.scope, query.id));
}

/** Inside a read or a write of the caller; null when there is none. */
export async function findPaymentRecord(db: Db, id: string): Promise<PaymentRecord | null> {
  return findPayment(db, "all", id);
}

/** By id, in one query; those that are missing are left out. */
export async function findPaymentRecords(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, PaymentRecord>> {
  return findPayments(db, ids);
}

export async function operationsOfPayment(db: Db, paymentId: string): Promise<OperationRecord[]> {
  return listOperations(db, paymentId);
}

/** For many payments in one query. */
export async function operationsOfPayments(
  db: Db,
  paymentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly OperationRecord[]>> {
  return listOperationsOf(db, paymentIds);
}

/** By id, as the rules of money look at them, in two queries; those that are missing are left out. */
export async function blockablePayments(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { payment: PaymentRecord; subject: Blockable }>> {
  const payments = await findPayments(db, ids);
  const operations = await listOperationsOf(db, ids);
  const of = (payment: PaymentRecord) => ({ payment, subject: blockableOf(payment, operations.get(payment.id) ?? []) });
  return new Map([...payments].map(([id, payment]) => [id, of(payment)]));
}

export interface TimelineLine {
  seq: number;
  operationId: string | null;
  kind: string;
  data: Readonly<Record<string, unknown>>;
  actor: { type: string; id: string };
  at: string;
}

/** Every move of the payment's operations, oldest first. */
export async function timelineOfPayment(db: Db, paymentId: string): Promise<TimelineLine[]> {
  const rows = await listTimelineEntries(db, paymentId);
  return rows.map((row) => ({
    seq: row.seq,
    operationId: row.operation_id,
    kind: row.kind,
    data: row.data === null ? {} : (JSON.parse(row.data) as Record<string, unknown>),
    actor: { type: row.actor_type, id: row.actor_id },
    at: row.at,
  }));
}

export interface SetSecondReference {
  scope: AccountScope;
  paymentId: string;
  value: string;
  /** The version that the change was made on. */
  expectedVersion?: number;
  /** Runs inside the transaction, with the payment as it was, for what must commit with the change. */
  onChange?: (trx: Trx, before: PaymentRecord) => Promise<void>;
  by: By;
}

/**
 * Sets the merchant's second reference, in any status.
 *
 * @throws DomainError `not_found`, or `precondition_failed` when the payment has changed since the expected version.
 */
export async function setSecondReference(ctx: AppContext, command: SetSecondReference): Promise<PaymentWithOperations> {
  const result = await ctx.store.write((trx) => writeSecondReference(trx, ctx.clock.now(), command));
  ctx.live.publish({ type: "payment", id: result.payment.id, account_id: result.payment.account_id });
  return result;
}

async function writeSecondReference(trx: Trx, at: string, command: SetSecondReference): Promise<PaymentWithOperations> {
  const { payment, operations } = await loadPayment(trx, command.scope, command.paymentId);
  if (command.expectedVersion !== undefined && command.expectedVersion !== payment.version) {
    throw new DomainError("precondition_failed", say("refusal.payment_changed"));
  }
  await command.onChange?.(trx, payment);
  const update = { merchant_reference_2: command.value, updated_at: at, version: payment.version + 1 };
  await updateSecondReference(trx, payment.id, update);
  await insertTimelineEntry(trx, {
    payment_id: payment.id,
    operation_id: null,
    kind: "reference.changed",
    data: JSON.stringify({ from: payment.merchant_reference_2, to: command.value }),
    actor_type: command.by.actor.type,
    actor_id: command.by.actor.id,
    at,
  });
  const updated = { ...payment, ...update };
  await index(trx, updated);
  return { payment: updated, operations };
}
