import { isDeepStrictEqual } from "node:util";
import type { Order, StoredAddress, StoredShipping } from "../../shared/checkout/order.schema.ts";
import { DomainError } from "../../shared/errors.ts";
import type { AppContext } from "../context.ts";
import { findOrCreateCustomer } from "../customers/customer.service.ts";
import type { Trx } from "../database.ts";
import type { By } from "../payments/commands.ts";
import { badField } from "./bad-field.ts";
import { refuseClosed, requireSession } from "./change-session.service.ts";
import { type ExpressTerms, expressTermsOf, reaches, withShippingOption } from "./express.rules.ts";
import { buyerOf } from "./payment-details.ts";
import { publishSession } from "./publish-session.ts";
import { refuseLocked } from "./session-lock.service.ts";
import type { SessionRecord } from "./session.record.ts";
import { orderAfterAnswer, type ShopAnswer } from "./shop-answer.rules.ts";
import { storeOrderWithin } from "./store-order.service.ts";

export interface PayerAddresses {
  /** Left out where nothing is sent. */
  shipping: StoredAddress | null;
  billing: StoredAddress | null;
}

interface Change {
  order: Order;
  /** The shop's express terms, where they change. */
  options?: readonly StoredShipping[];
  events: readonly { name: string; details?: Readonly<Record<string, unknown>> }[];
}

/**
 * Keeps where the payer wants the order, and whom the payment belongs to from then on. A way of
 * sending it that does not reach that country is taken out of the order again.
 *
 * @throws DomainError `not_found`; `session_closed`; `operation_in_flight` while a try is being answered or
 * the shop changes the order; `validation_failed` where the shop has given the addresses itself.
 */
export function setPayerAddresses(
  ctx: AppContext,
  command: { sessionId: string; addresses: PayerAddresses; by: By },
): Promise<void> {
  return change(ctx, command, (session, terms) => {
    const { shipping, billing } = command.addresses;
    if (terms.needsShipping && shipping === null) throw badField("shipping_address", "is required");
    if (!terms.needsShipping && billing === null) throw badField("billing_address", "is required");
    const order = {
      ...session.order,
      ...(shipping === null ? {} : { shipping_address: shipping }),
      ...(billing === null && shipping === null ? {} : { billing_address: billing ?? shipping ?? {} }),
    };
    const chosen = order.shipping_option;
    // What was on offer for another address says nothing about this one.
    const isAskedAgain = terms.addressCallbackUrl !== null;
    const isReachable = chosen === undefined || (!isAskedAgain && reaches(chosen, shipping?.country));
    return {
      order: isReachable ? order : withShippingOption(order, null),
      ...(isAskedAgain ? { options: [] } : {}),
      events: [
        ...(shipping === null ? [] : [{ name: "SET_SHIPPING_ADDRESS" }]),
        ...(billing === null ? [] : [{ name: "SET_BILLING_ADDRESS" }]),
      ],
    };
  });
}

/**
 * Sends the order the way that the payer chose, which changes its total.
 *
 * @throws DomainError as `setPayerAddresses`; `validation_failed` for a way that is not on offer.
 */
export function choosePayerShipping(
  ctx: AppContext,
  command: { sessionId: string; lineId: string; by: By },
): Promise<void> {
  return change(ctx, command, (session, terms) => {
    const option = terms.options.find(({ line_id }) => line_id === command.lineId);
    const country = session.order.shipping_address?.country;
    if (option === undefined || !reaches(option, country)) throw badField("line_id", "is not on offer");
    const details = { id: option.id, line_id: option.line_id, amount: option.amount };
    return { order: withShippingOption(session.order, option), events: [{ name: "SET_SHIPPING_OPTION", details }] };
  });
}

export interface KeepAnswer {
  sessionId: string;
  answer: ShopAnswer;
  /** The address that the shop was asked about. */
  address: StoredAddress;
  /** Whether the shop itself wants this while it holds the page. */
  isForShop: boolean;
  by: By;
}

/**
 * Keeps what the shop answered to an address, unless the payer has entered another one meanwhile.
 *
 * @throws DomainError as `setPayerAddresses`; `unavailable` for a total that the lines do not come to.
 */
export function keepShopAnswer(ctx: AppContext, command: KeepAnswer): Promise<void> {
  return change(ctx, command, ({ order: stored }) => {
    const { answer, address } = command;
    if (!isDeepStrictEqual(stored.shipping_address, address)) return null;
    const order = orderAfterAnswer(stored, answer);
    if (order === null) {
      throw new DomainError(
        "unavailable",
        "The shop's answer about the address has a total that its lines do not have.",
      );
    }
    const details = { previous_order: stored, updated_order: order };
    return {
      order,
      options: answer.options,
      events: answer.order === null ? [] : [{ name: "UPDATE_SESSION", details }],
    };
  });
}

async function change(
  ctx: AppContext,
  { sessionId, by, isForShop = false }: { sessionId: string; by: By; isForShop?: boolean },
  work: (session: SessionRecord, terms: ExpressTerms) => Change | null,
): Promise<void> {
  const now = ctx.clock.now();
  const changed = await ctx.store.write(async (trx) => {
    const session = await requireSession(trx, "all", sessionId);
    refuseClosed(session, now);
    if (!isForShop) await refuseLocked(trx, sessionId, now);
    const terms = expressTermsOf(session.request);
    if (terms === null) throw badField("express", "The shop has not left this to the payer.");
    const wanted = work(session, terms);
    if (wanted === null) return null;
    const { order, events, options } = wanted;
    const customerId = await customerOf(trx, ctx, session, order);
    const request = options === undefined ? {} : withOptions(session, options);
    return storeOrderWithin(trx, ctx, { session, order, request, events, headers: {}, customerId, by });
  });
  if (changed !== null) publishSession(ctx, changed.session);
}

function withOptions({ request }: SessionRecord, options: readonly StoredShipping[]): Record<string, unknown> {
  const { express } = request;
  return { express: { ...(typeof express === "object" ? express : {}), shipping_options: options } };
}

/** Who the merchant said it was stays; otherwise it is who the payer says. */
async function customerOf(trx: Trx, ctx: AppContext, session: SessionRecord, order: Order): Promise<string | null> {
  if (session.customer_id !== null) return session.customer_id;
  const buyer = buyerOf({ order, customer: session.customer });
  const customer = await findOrCreateCustomer(trx, ctx, {
    accountId: session.account_id,
    ...buyer,
    at: ctx.clock.now(),
  });
  return customer?.id ?? null;
}
