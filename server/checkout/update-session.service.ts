import { z } from "zod";
import type { Order } from "../../shared/checkout/order.schema.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { By } from "../payments/commands.ts";
import { revisePaymentWithin } from "../payments/revise-payment.service.ts";
import { badField } from "./bad-field.ts";
import { changeSession, refuseClosed, requireSession } from "./change-session.service.ts";
import { hasMatchingAmount, sumOfLines } from "./order-amounts.rules.ts";
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
 * @throws DomainError `not_found`, `session_closed`, `operation_in_flight` while a try is being answered, or
 * `validation_failed` for a total that is not what the lines come to, or a shipping option that is not on offer.
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
  refuseMismatch(input.order);
  refuseUnofferedShipping(input);
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
      eventReference: order.event_reference ?? null,
      details: paymentDetails(changed.session, { ip, userAgent }),
      by: input.by,
    });
  }
  return changed;
}

/** Stricter than at creation: whoever changes an order knows what its lines are. */
function refuseMismatch(order: Order): void {
  if (hasMatchingAmount(order)) return;
  throw badField("order.amount", `must be the sum of the items and the shipping option, ${sumOfLines(order)}`);
}

function refuseUnofferedShipping({ order, request }: UpdateSession): void {
  const chosen = order.shipping_option?.id;
  const express = expressSchema.safeParse(request["express"]);
  if (chosen === undefined || !express.success) return;
  if (express.data.shipping_options.some((option) => option.id === chosen)) return;
  throw badField("order.shipping_option", "must be one of express.shipping_options");
}

const expressSchema = z.looseObject({ shipping_options: z.array(z.looseObject({ id: z.string() })) });

function keepReferences(order: Order, stored: Order): Order {
  const { merchant_reference, merchant_reference_2 } = stored;
  const { merchant_reference_2: _ignored, ...rest } = order;
  return { ...rest, merchant_reference, ...(merchant_reference_2 === undefined ? {} : { merchant_reference_2 }) };
}
