import type { Order } from "../../shared/checkout/order.schema.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { By } from "../payments/commands.ts";
import { revisePaymentWithin } from "../payments/revise-payment.service.ts";
import { changeSession, refuseClosed, requireSession } from "./change-session.service.ts";
import { paymentDetails } from "./payment-details.ts";
import { publishSession } from "./publish-session.ts";
import { findSession, type SessionWithEvents } from "./read-session.service.ts";
import { insertSessionEvent } from "./session-event.repository.ts";

export interface UpdateSession {
  scope: AccountScope;
  sessionId: string;
  order: Order;
  /** Other fields of the merchant's request that replace the stored ones. */
  request: Readonly<Record<string, unknown>>;
  headers: Readonly<Record<string, string>>;
  by: By;
}

/**
 * Replaces the order of a session that nobody has paid. Its references stay what they were when it
 * was created. After a refused try the payment has its own copy of the order, which changes with it.
 *
 * @throws DomainError `not_found`, `session_closed`, or `operation_in_flight` while a try is being answered.
 */
export async function updateSessionOrder(ctx: AppContext, input: UpdateSession): Promise<SessionWithEvents> {
  const changed = await ctx.store.write((trx) => replaceOrder(trx, ctx, input));
  publishSession(ctx, changed.session);
  return changed;
}

async function replaceOrder(trx: Trx, ctx: AppContext, input: UpdateSession): Promise<SessionWithEvents> {
  const now = ctx.clock.now();
  const session = await requireSession(trx, input.scope, input.sessionId);
  refuseClosed(session, now);
  const order = keepReferences(input.order, session.order);
  await changeSession(trx, session, {
    order: JSON.stringify(order),
    request: JSON.stringify({ ...session.request, ...input.request }),
    amount: order.amount,
    currency: order.currency,
    updated_at: now,
  });
  await insertSessionEvent(trx, {
    sessionId: session.id,
    id: ctx.ids.uuid(),
    name: "UPDATE_SESSION",
    requestId: input.by.requestId,
    requestHeaders: input.headers,
    details: { previous_order: session.order, updated_order: order },
    at: now,
  });
  const changed = await findSession(trx, session.id);
  if (changed === null) throw new Error(`Session ${session.id} is gone`);
  if (session.payment_id !== null) {
    const { customer_ip: ip, user_agent: userAgent } = session;
    await revisePaymentWithin(trx, ctx, {
      accountId: session.account_id,
      paymentId: session.payment_id,
      amount: order.amount,
      currency: order.currency,
      details: paymentDetails(changed.session, { ip, userAgent }),
      by: input.by,
    });
  }
  return changed;
}

function keepReferences(order: Order, stored: Order): Order {
  const { merchant_reference, merchant_reference_2 } = stored;
  const { merchant_reference_2: _ignored, ...rest } = order;
  return { ...rest, merchant_reference, ...(merchant_reference_2 === undefined ? {} : { merchant_reference_2 }) };
}
