import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import { postOperation } from "../ledger/ledger.service.ts";
import { countMoved } from "../metrics/payment-rollup.service.ts";
import { indexPayment } from "../search/search.service.ts";
import { movedEnd } from "./authorization-window.rules.ts";
import { changedOrder } from "./authorization-change.rules.ts";
import { derivedColumns, factsOf } from "./payment-facts.rules.ts";
import type { OperationRecord, PaymentRecord, StoredInstrument } from "./payment.record.ts";
import { updatePayment } from "./payment.repository.ts";
import { appendMove } from "./timeline.service.ts";

export interface Change {
  payment: PaymentRecord;
  /** All operations as they stand after the change. */
  operations: readonly OperationRecord[];
  /** Those that were inserted or moved, in order. */
  moved: readonly OperationRecord[];
  /** What an authorization taught us about the instrument. */
  authorization?: { method: string; instrument: StoredInstrument; expiresAt: string | null };
  at: string;
  requestId: string | null;
}

/**
 * Writes everything that follows from operations that just moved: timeline, ledger, counts by hour, the payment's
 * stored copy, search words, and what the observers commit with it.
 *
 * @throws Error when the payment's row moved under the transaction, which a single writer rules out.
 */
export async function commitChange(
  trx: Trx,
  ctx: Pick<AppContext, "paymentObservers">,
  change: Change,
): Promise<PaymentRecord> {
  const { payment, operations, at } = change;
  for (const operation of change.moved) {
    await appendMove(trx, operation, at);
    if (operation.state === "succeeded") await post(trx, payment, operation, at);
  }
  await countMoved(trx, payment, { moved: change.moved, all: operations });
  const updated = await storeCopy(trx, change);
  if (change.authorization !== undefined) await index(trx, updated);
  const facts = factsOf(operations);
  for (const operation of change.moved) {
    for (const observer of ctx.paymentObservers) {
      await observer.paymentChanged(trx, {
        payment: updated,
        operations,
        facts,
        operation,
        at,
        requestId: change.requestId,
      });
    }
  }
  return updated;
}

async function post(trx: Trx, payment: PaymentRecord, operation: OperationRecord, at: string): Promise<void> {
  const { id: operationId, kind, amount, currency } = operation;
  await postOperation(trx, {
    accountId: payment.account_id,
    paymentId: payment.id,
    operationId,
    kind,
    amount,
    currency,
    // The wire whose merchants ask for their money is the one that has payouts.
    payoutWay: payment.api === "payments" ? "request" : "settlement",
    at,
  });
}

async function storeCopy(trx: Trx, change: Change): Promise<PaymentRecord> {
  const { payment, authorization, at } = change;
  const changed = changedOrder(payment, change.operations, change.moved);
  const update = {
    ...changed,
    ...derivedColumns(change.operations),
    updated_at: at,
    method: authorization?.method ?? payment.method,
    instrument: authorization?.instrument ?? payment.instrument,
    authorization_expires_at:
      authorization?.expiresAt ??
      movedEnd(payment, { facts: factsOf(change.operations), moved: factsOf(change.moved), at }),
  };
  if (!(await updatePayment(trx, payment.id, payment.version, update))) {
    throw new Error(`Payment ${payment.id} changed while it was being changed`);
  }
  return { ...payment, ...update, version: payment.version + 1 };
}

/** Makes the payment findable by what is known of it now. */
export async function index(trx: Trx, payment: PaymentRecord): Promise<void> {
  await indexPayment(trx, payment.seq, {
    id: payment.id,
    sessionId: payment.session_id,
    merchantReference: payment.merchant_reference,
    merchantReference2: payment.merchant_reference_2,
    name: payment.payer.name,
    email: payment.payer.email,
    phone: payment.payer.phone,
    last4: payment.instrument?.shown?.last4 ?? null,
  });
}
