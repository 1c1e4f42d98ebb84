import { DomainError } from "../../shared/errors.ts";
import { say } from "../../shared/sentences/say.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { By } from "../payments/commands.ts";
import { endPaymentWithin } from "../payments/end-payment.service.ts";
import type { PaymentRecord } from "../payments/payment.record.ts";
import { closeOrder, findOrder, listOverdueOrders } from "./order.repository.ts";

const batchMax = 100;
const clockwork: By = { actor: { type: "system", id: "order_expiry" }, requestId: null };

interface EndOrder {
  scope: AccountScope;
  paymentId: string;
  kind: "cancel" | "expire";
  /** What the person who called it off wrote. */
  note?: string | null;
  by: By;
}

/**
 * Stops waiting for an order's money. Runs inside the transaction of the caller, who tells open screens afterwards.
 *
 * @throws DomainError `not_found`; `operation_blocked` once it has its money or has ended.
 */
export async function endOrderWithin(trx: Trx, ctx: AppContext, wanted: EndOrder): Promise<PaymentRecord> {
  const { scope, paymentId, kind, note = null, by } = wanted;
  const reason = kind === "cancel" ? "cancelled" : null;
  const { payment } = await endPaymentWithin(trx, ctx, { scope, paymentId, kind, reason, note, by });
  await closeOrder(trx, paymentId, null);
  return payment;
}

/** Stops waiting for the money of a payment that was just called off; nothing for one that waits for no transfer. */
export async function closeOrderOf(trx: Trx, paymentId: string): Promise<void> {
  await closeOrder(trx, paymentId, null);
}

/** A merchant calls an order off. @throws as `endOrderWithin` */
export async function cancelOrder(
  ctx: AppContext,
  wanted: { scope: AccountScope; paymentId: string; by: By },
): Promise<PaymentRecord> {
  const payment = await ctx.store.write((trx) => endOrderWithin(trx, ctx, { ...wanted, kind: "cancel" }));
  ctx.live.publish({ type: "payment", id: payment.id, account_id: payment.account_id });
  return payment;
}

/**
 * Ends orders whose time is over, each in a transaction of its own, at most one batch per call.
 *
 * @returns how many ended.
 */
export async function expireOrders(ctx: AppContext): Promise<number> {
  const overdue = await ctx.store.read((db) => listOverdueOrders(db, ctx.clock.now(), batchMax));
  let ended = 0;
  for (const paymentId of overdue) ended += (await expireOrder(ctx, paymentId)) ? 1 : 0;
  return ended;
}

async function expireOrder(ctx: AppContext, paymentId: string): Promise<boolean> {
  const payment = await ctx.store.write(async (trx) => {
    const order = await findOrder(trx, paymentId);
    const isOver = order?.isOpen === true && order.expires_at !== null && order.expires_at <= ctx.clock.now();
    return isOver ? endOrderWithin(trx, ctx, { scope: "all", paymentId, kind: "expire", by: clockwork }) : null;
  });
  if (payment === null) return false;
  ctx.live.publish({ type: "payment", id: payment.id, account_id: payment.account_id });
  return true;
}

/** Says what the state of an order is where only one that waits may be touched. */
export function refuseEnded(order: { isOpen: boolean }): void {
  if (order.isOpen) return;
  throw new DomainError("operation_blocked", say("refusal.order_ended"), {
    facts: { blocker: { code: "not_waiting" } },
  });
}
