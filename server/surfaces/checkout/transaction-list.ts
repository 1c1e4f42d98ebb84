import { freeMethod, paymentMethods } from "../../../shared/payments/payment-methods.ts";
import { listCheckoutPayments } from "../../checkout/list-checkout-payments.service.ts";
import type { AppContext } from "../../context.ts";
import type { QueryWord } from "../../http/reference/call-words.ts";
import type { PaymentFact, PaymentFacts } from "../../payments/list-payments.service.ts";
import { paymentsOfTokens } from "../../tokens/token.service.ts";
import type { Call } from "./call.ts";
import { showTransactions } from "./show-transaction.ts";
import { readWireQuery, type WireQuery } from "./wire-query.ts";
import { queryWords } from "./wire-route.ts";

const { text, instants, paging } = queryWords;

/** Between keys all have to hold, between the values of a repeated key one. */
export const transactionFilters: Readonly<Record<string, QueryWord>> = {
  id: text("The transaction's id", true),
  session_id: text("The id of its session", true),
  status: text("Such as `AUTHORIZED`", true),
  payment_product: text("Such as `dintero_psp`", true),
  payment_product_type: text("Such as `dintero_psp.creditcard`", true),
  currency: text("ISO 4217", true),
  card_brand: text("Such as `Visa`", true),
  store_id: text("The id of its store", true),
  token_id: text("The id of the card token that it was paid with, or that it made", true),
  payout_correlation_id: text("One, or several with commas between them", true),
  merchant_reference: text("Exactly as sent"),
  merchant_reference_2: text("Exactly as sent"),
  customer_id: text("The merchant's own id of the customer"),
  payment_operation: text("Such as `unscheduled_purchase`"),
  payout_destination_id: text("The seller"),
  terminal_id: text("The terminal"),
  channel: text("`ecommerce`, `in_app` or `in_store`"),
  amount: { description: "Authorized, exactly", kind: "integer" },
  "amount.gte": { description: "Authorized, at least", kind: "integer" },
  "amount.lte": { description: "Authorized, at most", kind: "integer" },
  ...instants("created_at", "Created"),
  ...instants("captured_at", "Last captured"),
  ...instants("refunded_at", "Last refunded"),
  search: text(
    "An id, also of a card token, a reference, the buyer's phone number, e-mail address or first and last name",
  ),
  includes: text("`events.success.true` leaves failed events out", true),
  ...paging,
};

/** `GET /v1/transactions`: a bare array, newest first; an empty one ends the walk. */
export async function listTransactions(ctx: AppContext, call: Call): Promise<unknown> {
  const query = readWireQuery(call.req);
  const request = {
    accountId: call.caller.accountId,
    ids: query.many("id"),
    sessionIds: query.many("session_id"),
    anyOf: indexedFilters(query),
    customerExternalId: query.one("customer_id"),
    amount: query.amounts("amount"),
    createdAt: query.instants("created_at"),
    search: query.one("search"),
    facts: factsOf(query),
    limit: query.limit,
    after: query.startingAfter,
  };
  query.check();
  const { accountId, search } = request;
  const tokenIds = query.many("token_id");
  // What is searched for may be a card token's id, which says of itself that it names nothing else.
  const searched = search === null ? [] : await paymentsOfTokens(ctx, { accountId, tokenIds: [search] });
  const wanted = searched.length === 0 ? request : { ...request, search: null, ids: bothOf(request.ids, searched) };
  if (searched.length > 0 && wanted.ids.length === 0) return [];
  if (tokenIds.length === 0) return showTransactions(ctx, query.includes, await listCheckoutPayments(ctx, wanted));
  const ids = bothOf(wanted.ids, await paymentsOfTokens(ctx, { accountId, tokenIds }));
  if (ids.length === 0) return [];
  return showTransactions(ctx, query.includes, await listCheckoutPayments(ctx, { ...wanted, ids }));
}

/** Those of `found` that were asked for; no ids ask for all. */
function bothOf(asked: readonly string[], found: readonly string[]): readonly string[] {
  return asked.length === 0 ? found : found.filter((id) => asked.includes(id));
}

function indexedFilters(query: WireQuery): Record<string, readonly string[]> {
  const filters: Record<string, readonly string[]> = {};
  const methods = methodsOf(query);
  if (methods !== null) filters["method"] = methods;
  for (const name of ["status", "currency"]) {
    const values = query.many(name).map((value) => value.toUpperCase());
    if (values.length > 0) filters[name] = values;
  }
  for (const name of ["merchant_reference", "merchant_reference_2"]) {
    const value = query.one(name);
    if (value !== null) filters[name] = [value];
  }
  return filters;
}

/** A product stands for all of its types; both filters together mean both. Null when neither is asked for. */
function methodsOf(query: WireQuery): readonly string[] | null {
  const types = query.many("payment_product_type");
  const products = query.many("payment_product");
  if (products.length === 0) return types.length === 0 ? null : types;
  const known = [...Object.keys(paymentMethods), freeMethod];
  const ofProducts = known.filter((type) => products.includes(type.split(".")[0] ?? type));
  return types.length === 0 ? ofProducts : ofProducts.filter((type) => types.includes(type));
}

/** What no index knows. A filter on what Kontor does not have yet finds nothing. */
function factsOf(query: WireQuery): PaymentFacts {
  const asked: Record<PaymentFact, readonly string[]> = {
    store_id: query.many("store_id"),
    card_brand: lowerCase(query.many("card_brand")),
    payout_correlation_id: commaList(query.many("payout_correlation_id")),
    payment_operation: query.many("payment_operation"),
    payout_destination_id: query.many("payout_destination_id"),
    terminal_id: query.many("terminal_id"),
    channel: query.many("channel"),
  };
  return {
    anyOf: Object.fromEntries(Object.entries(asked).filter(([, values]) => values.length > 0)),
    capturedAt: query.instants("captured_at"),
    refundedAt: query.instants("refunded_at"),
  };
}

function lowerCase(values: readonly string[]): string[] {
  return values.map((value) => value.toLowerCase());
}

function commaList(values: readonly string[]): string[] {
  return values.flatMap((value) => value.split(",")).filter((value) => value !== "");
}
