import type { Actor } from "../../shared/payments/actor.ts";
import { paymentMethods } from "../../shared/payments/payment-methods.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import { renewalWindow, renewedEnd } from "./authorization-window.rules.ts";
import { loadPayment } from "./intent.service.ts";
import { insertTimelineEntry } from "./operation.repository.ts";
import type { PaymentRecord } from "./payment.record.ts";
import { listEnding, storeAuthorizationEnd } from "./renew-authorizations.repository.ts";

const batchMax = 50;

const renewalActor: Actor = { type: "system", id: "authorization_renewal" };

/**
 * Follows the processors that make a reservation longer of their own accord before it ends.
 *
 * Nobody is asked for it and no money moves, so it is no operation: the shop's server sees none, and nobody is called.
 * Each payment is decided on inside the transaction that writes its new end, by which it leaves the window.
 *
 * @returns how many reservations last longer now.
 */
export async function renewAuthorizations(ctx: AppContext, now: string): Promise<number> {
  let count = 0;
  for (const method of Object.keys(paymentMethods)) count += await renewMethod(ctx, method, now);
  return count;
}

async function renewMethod(ctx: AppContext, method: string, now: string): Promise<number> {
  const ends = renewalWindow(method, now);
  if (ends === null) return 0;
  let count = 0;
  // What may not last any longer stays there until it has ended, and must not hide what is behind it.
  const readPage = (afterSeq: number) =>
    ctx.store.read((db) => listEnding(db, { ...ends, method, afterSeq, limit: batchMax }));
  for (let page = await readPage(0); page.length > 0; page = await readPage(page.at(-1)?.seq ?? 0)) {
    const ids = page.map(({ id }) => id);
    const renewed = await ctx.store.write((trx) => renewAll(trx, ids, now));
    for (const { id, account_id } of renewed) ctx.live.publish({ type: "payment", id, account_id });
    count += renewed.length;
  }
  return count;
}

async function renewAll(trx: Trx, ids: readonly string[], now: string): Promise<PaymentRecord[]> {
  const renewed: PaymentRecord[] = [];
  for (const id of ids) {
    const { payment, operations } = await loadPayment(trx, "all", id);
    const end = renewedEnd(payment, operations, now);
    if (end === null || !(await storeAuthorizationEnd(trx, payment, { end, at: now }))) continue;
    await insertTimelineEntry(trx, {
      payment_id: id,
      operation_id: null,
      kind: "authorization.renewed",
      data: JSON.stringify({ from: payment.authorization_expires_at, until: end }),
      actor_type: renewalActor.type,
      actor_id: renewalActor.id,
      at: now,
    });
    renewed.push(payment);
  }
  return renewed;
}
