import { isDeepStrictEqual } from "node:util";
import type { Order, StoredAddress } from "../../shared/checkout/order.schema.ts";
import { DomainError } from "../../shared/errors.ts";
import type { AppContext } from "../context.ts";
import { findOrCreateCustomer } from "../customers/customer.service.ts";
import type { Db, Trx } from "../database.ts";
import type { By } from "../payments/commands.ts";
import { badField } from "./bad-field.ts";
import { refuseClosed } from "./change-session.service.ts";
import { type ExpressTerms, expressTermsOf, reaches, withShippingOption } from "./express.rules.ts";
import {
  type OrderChange,
  type PayerAddresses,
  payersPartOf,
  withAddresses,
  withAnswer,
  withDiscountCodes,
} from "./payer-wish.ts";
import { buyerOf } from "./payment-details.ts";
import { publishSession } from "./publish-session.ts";
import { findSession, type SessionWithEvents } from "./read-session.service.ts";
import { refuseLocked } from "./session-lock.service.ts";
import type { SessionRecord } from "./session.record.ts";
import type { ShopAnswer } from "./shop-answer.rules.ts";
import { storeOrderWithin } from "./store-order.service.ts";

/**
 * Puts a session to its shop as it would be, and brings back what the shop says to it.
 *
 * @throws DomainError what the payer is told when the shop says no or nothing; then nothing is kept.
 */
export type AskShop = (url: string, session: SessionWithEvents) => Promise<ShopAnswer>;

interface PayerCommand {
  sessionId: string;
  by: By;
}

/** A wish of the payer, and the shop that is asked before it is kept. */
interface Wish {
  /** Whom to ask; null for nobody. */
  url: (terms: ExpressTerms) => string | null;
  change: (session: SessionRecord, terms: ExpressTerms) => OrderChange;
}

/**
 * Keeps where the payer wants the order, and whom the payment belongs to from then on, once the shop that wants to be
 * asked about it has answered. A way of sending it that does not reach that country is taken out of the order again.
 *
 * @throws DomainError `not_found`; `session_closed`; `operation_in_flight` while a try is being answered or
 * the shop changes the order; `validation_failed` where the shop has given the addresses itself; `stale_figures` when
 * the payer has decided otherwise while the shop was asked; what `ask` throws.
 */
export function setPayerAddresses(
  ctx: AppContext,
  command: PayerCommand & { addresses: PayerAddresses; ask: AskShop },
): Promise<void> {
  return keepAsked(ctx, command, {
    url: (terms) => terms.addressCallbackUrl,
    change: (session, terms) => withAddresses(session, terms, command.addresses),
  });
}

/**
 * Keeps the payer's discount codes with what the shop makes of them.
 *
 * @throws DomainError as `setPayerAddresses`; `validation_failed` where the shop takes no codes, or not so many.
 */
export function setDiscountCodes(
  ctx: AppContext,
  command: PayerCommand & { codes: readonly string[]; ask: AskShop },
): Promise<void> {
  return keepAsked(ctx, command, {
    url: (terms) => terms.discountCodes?.callbackUrl ?? null,
    change: (session, terms) => withDiscountCodes(session, terms, command.codes),
  });
}

async function keepAsked(ctx: AppContext, command: PayerCommand & { ask: AskShop }, wish: Wish): Promise<void> {
  const { found, terms } = await ctx.store.read((db) => openExpress(db, ctx, command.sessionId));
  const { session } = found;
  const asked = wish.change(session, terms);
  const url = wish.url(terms);
  const answer = url === null ? null : await command.ask(url, { ...found, session: proposed(session, asked) });
  await change(ctx, command, (current, currentTerms) => {
    const wanted = wish.change(current, currentTerms);
    if (answer === null) return wanted;
    if (!isDeepStrictEqual(payersPartOf(current.order), payersPartOf(session.order))) throw decidedOtherwise();
    return answered(current.order, wanted, answer);
  });
}

/** The session as it would be, for the shop to look at; nothing of it is stored. */
function proposed(session: SessionRecord, { order, options }: OrderChange): SessionRecord {
  const request = options === undefined ? session.request : { ...session.request, ...withOptions(session, options) };
  return { ...session, order, amount: order.amount, request };
}

/** @throws DomainError `unavailable` */
function answered(before: Order, wanted: OrderChange, answer: ShopAnswer): OrderChange {
  const kept = withAnswer(before, wanted, answer);
  if (kept !== null) return kept;
  throw new DomainError("unavailable", "The shop's answer has a total that its lines do not have.");
}

function decidedOtherwise(): DomainError {
  return new DomainError("stale_figures", "The order was changed meanwhile. Look at it again.");
}

/**
 * Sends the order the way that the payer chose, which changes its total.
 *
 * @throws DomainError as `setPayerAddresses`; `validation_failed` for a way that is not on offer.
 */
export function choosePayerShipping(ctx: AppContext, command: PayerCommand & { lineId: string }): Promise<void> {
  return change(ctx, command, (session, terms) => {
    const option = terms.options.find(({ line_id }) => line_id === command.lineId);
    const country = session.order.shipping_address?.country;
    if (option === undefined || !reaches(option, country)) throw badField("line_id", "is not on offer");
    const details = { id: option.id, line_id: option.line_id, amount: option.amount };
    return { order: withShippingOption(session.order, option), events: [{ name: "SET_SHIPPING_OPTION", details }] };
  });
}

export interface KeepAnswer extends PayerCommand {
  answer: ShopAnswer;
  /** The address that the shop was asked about. */
  address: StoredAddress;
}

/**
 * Keeps what the shop says to the address that the order has, at the shop's own wish and while it may hold the page;
 * not when the payer has entered another one meanwhile.
 *
 * @throws DomainError as `setPayerAddresses`; `unavailable` for a total that the lines do not come to.
 */
export function keepShopAnswer(ctx: AppContext, command: KeepAnswer): Promise<void> {
  return change(ctx, { ...command, isForShop: true }, ({ order }) =>
    isDeepStrictEqual(order.shipping_address, command.address)
      ? answered(order, { order, events: [] }, command.answer)
      : null,
  );
}

async function change(
  ctx: AppContext,
  { sessionId, by, isForShop = false }: PayerCommand & { isForShop?: boolean },
  work: (session: SessionRecord, terms: ExpressTerms) => OrderChange | null,
): Promise<void> {
  const changed = await ctx.store.write(async (trx) => {
    const { found, terms } = await openExpress(trx, ctx, sessionId, { isForShop });
    const { session } = found;
    const wanted = work(session, terms);
    if (wanted === null) return null;
    const { order, events, options } = wanted;
    const customerId = await customerOf(trx, ctx, session, order);
    const request = options === undefined ? {} : withOptions(session, options);
    return storeOrderWithin(trx, ctx, { session, order, request, events, headers: {}, customerId, by });
  });
  if (changed !== null) publishSession(ctx, changed.session);
}

/** A session that is open to its payer's wishes. @throws DomainError as `setPayerAddresses` */
async function openExpress(
  db: Db | Trx,
  ctx: AppContext,
  sessionId: string,
  { isForShop }: { isForShop: boolean } = { isForShop: false },
): Promise<{ found: SessionWithEvents; terms: ExpressTerms }> {
  const now = ctx.clock.now();
  const found = await findSession(db, sessionId);
  if (found === null) throw new DomainError("not_found", "There is no such session.");
  refuseClosed(found.session, now);
  if (!isForShop) await refuseLocked(db, sessionId, now);
  const terms = expressTermsOf(found.session.request);
  if (terms === null) throw badField("express", "The shop has not left this to the payer.");
  return { found, terms };
}

function withOptions({ request }: SessionRecord, options: OrderChange["options"]): Record<string, unknown> {
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
