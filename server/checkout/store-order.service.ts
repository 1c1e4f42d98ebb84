import type { Order } from "../../shared/checkout/order.schema.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { By } from "../payments/commands.ts";
import { revisePaymentWithin } from "../payments/revise-payment.service.ts";
import { changeSession } from "./change-session.service.ts";
import { paymentDetails } from "./payment-details.ts";
import { findSession, type SessionWithEvents } from "./read-session.service.ts";
import { insertSessionEvent } from "./session-event.repository.ts";
import { renameSession } from "./session-name.repository.ts";
import type { SessionRecord } from "./session.record.ts";

export interface StoreOrder {
  session: SessionRecord;
  order: Order;
  /** Other fields of the request that replace the stored ones. */
  request: Readonly<Record<string, unknown>>;
  /** What is noted about it, in order. */
  events: readonly { name: string; details?: Readonly<Record<string, unknown>> }[];
  headers: Readonly<Record<string, string>>;
  customerId?: string | null;
  by: By;
}

/**
 * Keeps a changed order, inside the caller's transaction. After a refused try the payment has its own
 * copy of the order, which changes with it.
 *
 * @throws DomainError `operation_in_flight` while a try is being answered.
 */
export async function storeOrderWithin(trx: Trx, ctx: AppContext, input: StoreOrder): Promise<SessionWithEvents> {
  const { session, order } = input;
  const now = ctx.clock.now();
  await changeSession(trx, session, {
    order: JSON.stringify(order),
    request: JSON.stringify({ ...session.request, ...input.request }),
    amount: order.amount,
    currency: order.currency,
    ...(input.customerId === undefined ? {} : { customer_id: input.customerId }),
    updated_at: now,
  });
  for (const event of input.events) {
    await insertSessionEvent(trx, {
      sessionId: session.id,
      id: ctx.ids.uuid(),
      requestId: input.by.requestId,
      requestHeaders: input.headers,
      ...event,
      at: now,
    });
  }
  const changed = await findSession(trx, session.id);
  if (changed === null) throw new Error(`Session ${session.id} is gone`);
  await renameSession(trx, changed.session, order);
  if (session.payment_id !== null) {
    const { customer_ip: ip, user_agent: userAgent } = session;
    await revisePaymentWithin(trx, ctx, {
      accountId: session.account_id,
      paymentId: session.payment_id,
      amount: order.amount,
      currency: order.currency,
      eventReference: order.event_reference ?? null,
      details: paymentDetails(changed.session, { ip, userAgent }),
      by: input.by,
    });
  }
  return changed;
}
