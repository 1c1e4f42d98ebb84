import { z } from "zod";
import type { Order } from "../../shared/checkout/order.schema.ts";
import { DomainError } from "../../shared/errors.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { By } from "../payments/commands.ts";
import { badField } from "./bad-field.ts";
import { refuseClosed, requireSession } from "./change-session.service.ts";
import { hasMatchingAmount, sumOfLines } from "./order-amounts.rules.ts";
import { publishSession } from "./publish-session.ts";
import { findSession, type SessionWithEvents } from "./read-session.service.ts";
import { refuseFree } from "./refuse-free.ts";
import { refuseUnsplit } from "./refuse-unsplit.ts";
import { activeLock, endLockWithin } from "./session-lock.service.ts";
import { storeOrderWithin } from "./store-order.service.ts";

export interface UpdateSession {
  scope: AccountScope;
  sessionId: string;
  order: Order;
  /** Other fields of the merchant's request that replace the stored ones. */
  request: Readonly<Record<string, unknown>>;
  headers: Readonly<Record<string, string>>;
  /** Refuse unless the page has locked the session. */
  needsLock?: boolean;
  /** Leave the page locked afterwards, because more changes follow. */
  keepsLock?: boolean;
  by: By;
}

/**
 * Replaces the order of a session that nobody has paid. Its references stay what they were when it
 * was created, and so do its addresses where the new order names none. After a refused try the payment has its own copy of the order, which changes with it.
 *
 * @throws DomainError `not_found`; `session_closed`, for want of a lock as well; `operation_in_flight` while a
 * try is being answered; `validation_failed` for a total that is not what the lines come to, or a shipping option that is not on offer.
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
  if (input.needsLock === true) await refuseUnlocked(trx, session.id, now);
  refuseMismatch(input.order);
  refuseFree(input.order, session.configuration);
  refuseUnsplit(input.order, session.configuration);
  refuseUnofferedShipping(input);
  const order = keepStored(input.order, session.order);
  const changed = await storeOrderWithin(trx, ctx, {
    session,
    order,
    request: input.request,
    events: [{ name: "UPDATE_SESSION", details: { previous_order: session.order, updated_order: order } }],
    headers: input.headers,
    by: input.by,
  });
  if (input.keepsLock === true) return changed;
  await endLockWithin(trx, ctx, { sessionId: session.id, by: input.by });
  return (await findSession(trx, session.id)) ?? changed;
}

/** @throws DomainError `session_closed` */
async function refuseUnlocked(trx: Trx, sessionId: string, now: string): Promise<void> {
  if ((await activeLock(trx, sessionId, now)) !== null) return;
  const message = "The page has not locked the session. Send update_without_lock=true to change it from a server.";
  throw new DomainError("session_closed", message);
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

function keepStored(order: Order, stored: Order): Order {
  const { merchant_reference, merchant_reference_2, shipping_address, billing_address } = stored;
  const { merchant_reference_2: _ignored, ...rest } = order;
  return {
    // What the payer has entered on the page stays, unless the shop says otherwise.
    ...(shipping_address === undefined ? {} : { shipping_address }),
    ...(billing_address === undefined ? {} : { billing_address }),
    ...rest,
    merchant_reference,
    ...(merchant_reference_2 === undefined ? {} : { merchant_reference_2 }),
  };
}
