import { dniOfCuit } from "../../shared/documents/tax-number.ts";
import type { TransferCurrency } from "../../shared/transfers/transfer-methods.ts";
import type { TransferObstacle } from "../../shared/transfers/transfer-states.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import { postTransfer } from "../ledger/ledger.service.ts";
import type { By } from "../payments/commands.ts";
import type { PaymentRecord } from "../payments/payment.record.ts";
import { receivePaymentWithin } from "../payments/receive-payment.service.ts";
import { findTransfer, listQueuedTransfers, moveTransfer, type TransferRecord } from "./incoming.repository.ts";
import { type IncomingMoney, type Match, matchOrder, obstacleOf, type OpenOrder } from "./matching.rules.ts";
import { closeOrder, hasEndedOrder, listCandidates } from "./order.repository.ts";
import { returnTime } from "./settings.rules.ts";
import { transferSettingsOf } from "./settings.service.ts";

const batchMax = 100;
const reconciler: By = { actor: { type: "system", id: "transfer_matching" }, requestId: null };

/**
 * Finds the order of each transfer that came, in the order in which they came, each in a transaction of its own; at
 * most one batch per call.
 *
 * @returns how many were looked at.
 */
export async function matchTransfers(ctx: AppContext): Promise<number> {
  const queued = await ctx.store.read((db) => listQueuedTransfers(db, batchMax));
  for (const id of queued) {
    const looked = await ctx.store.write((trx) => matchQueued(trx, ctx, id));
    if (looked === null) continue;
    const { accountId, payment } = looked;
    ctx.live.publish({ type: "transfer", id, account_id: accountId });
    if (payment !== null) ctx.live.publish({ type: "payment", id: payment.id, account_id: payment.account_id });
  }
  return queued.length;
}

/** The payment that it paid, null for none; null itself for a transfer that somebody else has looked at. */
async function matchQueued(
  trx: Trx,
  ctx: AppContext,
  id: string,
): Promise<{ accountId: string; payment: PaymentRecord | null } | null> {
  const transfer = await findTransfer(trx, id);
  if (transfer?.state !== "queued") return null;
  const candidates = await candidatesFor(trx, transfer, ctx.clock.now());
  const match = matchOrder(candidates, moneyOf(transfer));
  const accountId = transfer.account_id;
  if (match !== null) return { accountId, payment: await confirmWithin(trx, ctx, { transfer, match, by: reconciler }) };
  await leaveUnmatched(trx, transfer, candidates);
  return { accountId, payment: null };
}

/** Open orders that a transfer may be for, the oldest first. */
export async function candidatesFor(trx: Trx, transfer: TransferRecord, now: string): Promise<OpenOrder[]> {
  return listCandidates(trx, {
    accountId: transfer.account_id,
    merchantId: transfer.merchant_id,
    currency: transfer.currency,
    reference: transfer.reference,
    documents: documentsOf(transfer.payer_document),
    now,
  });
}

/**
 * Pays an order with a transfer: one commits with the other, and so does everything that follows. Runs inside the
 * transaction of the caller, who tells open screens afterwards.
 *
 * @throws DomainError `operation_blocked` for an order that does not wait any more.
 */
export async function confirmWithin(
  trx: Trx,
  ctx: AppContext,
  { transfer, match, by }: { transfer: TransferRecord; match: Match; by: By },
): Promise<PaymentRecord> {
  const { account_id: accountId, currency, amount, bank_trx_id } = transfer;
  const at = ctx.clock.now();
  await postTransfer(trx, { accountId, move: "transfer_matched", sourceId: transfer.id, amount, currency, at });
  // The order first: the payment's messages tell of it as it is now.
  const paid = { transfer_id: transfer.id, amount_verdict: match.amount, bank_trx_id, received_at: at };
  await closeOrder(trx, match.paymentId, paid);
  const { paymentId } = match;
  const { payment } = await receivePaymentWithin(trx, ctx, {
    scope: [accountId],
    paymentId,
    amount,
    reference: bank_trx_id,
    by,
  });
  const change = { state: "matched", obstacle: null, payment_id: paymentId, return_at: null, settled_at: at } as const;
  if (!(await moveTransfer(trx, transfer, change)))
    throw new Error(`Transfer ${transfer.id} changed while it was matched`);
  return payment;
}

async function leaveUnmatched(trx: Trx, transfer: TransferRecord, candidates: readonly OpenOrder[]): Promise<void> {
  const key = { accountId: transfer.account_id, merchantId: transfer.merchant_id };
  const settings = await transferSettingsOf(trx, key);
  const returnMs = returnTime(settings, transfer.currency as TransferCurrency, Date.parse(transfer.received_at));
  await moveTransfer(trx, transfer, {
    state: "unmatched",
    obstacle: await obstacleFor(trx, transfer, candidates),
    return_at: returnMs === null ? null : new Date(returnMs).toISOString(),
  });
}

/** What kept the nearest order from being the one. */
async function obstacleFor(
  trx: Trx,
  transfer: TransferRecord,
  candidates: readonly OpenOrder[],
): Promise<TransferObstacle> {
  const money = moneyOf(transfer);
  const found = candidates.map((order) => obstacleOf(order, money)).filter((obstacle) => obstacle !== null);
  const nearest = (["amount", "document", "method"] as const).find((obstacle) => found.includes(obstacle));
  if (nearest !== undefined) return nearest;
  const { account_id: accountId, reference, amount } = transfer;
  const isLate = await hasEndedOrder(trx, {
    accountId,
    reference,
    amount,
    documents: documentsOf(transfer.payer_document),
  });
  return isLate ? "late" : "no_order";
}

export function moneyOf(transfer: TransferRecord): IncomingMoney {
  return {
    reference: transfer.reference,
    isByCode: transfer.is_by_code === 1,
    documentNumber: transfer.payer_document,
    amount: transfer.amount,
  };
}

/** Every form in which an order may hold a payer's document: as it is, or the DNI in it with its leading zero. */
export function documentsOf(document: string | null): string[] {
  if (document === null) return [];
  if (document.length !== 11) return [document];
  const dni = dniOfCuit(document);
  return [document, dni, dni.padStart(8, "0")];
}
