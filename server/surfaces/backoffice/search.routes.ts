import { z } from "zod";
import { sessionListSpec } from "../../../shared/checkout/session-list.ts";
import { customerListSpec } from "../../../shared/customers/customer-list.ts";
import type { ListSpec } from "../../../shared/list-spec.ts";
import { formatMoney } from "../../../shared/money.ts";
import type { Listed } from "../../../shared/page.ts";
import { paymentListSpec } from "../../../shared/payments/payment-list.ts";
import type { Permission } from "../../../shared/permissions.ts";
import { payoutListSpec } from "../../../shared/transfers/payout-list.ts";
import { transferListSpec } from "../../../shared/transfers/transfer-list.ts";
import { deliveryListSpec } from "../../../shared/webhooks/delivery-list.ts";
import type { DeliveryView } from "../../../shared/webhooks/delivery.schema.ts";
import { type SearchHit, type SearchResult, searchSchema } from "../../../shared/search/search.schema.ts";
import { listSessions } from "../../checkout/list-sessions.service.ts";
import type { AppContext } from "../../context.ts";
import { type CustomerRecord, findCustomer } from "../../customers/customer.service.ts";
import { listCustomers } from "../../customers/list-customers.service.ts";
import { isInScope } from "../../accounts/account-scope.ts";
import { type ListRequest, parseListQuery } from "../../http/list-query.ts";
import { listTransfers } from "../../transfers/read-transfer.service.ts";
import { listPayoutsForStaff } from "../../transfers/staff-payouts.service.ts";
import { listDeliveries } from "../../webhooks/read-delivery.service.ts";
import { findEndpointsLike } from "../../webhooks/find-endpoints.service.ts";
import { type Caller, isMaskedFor, may } from "./caller.ts";
import { findPaymentPage } from "./payment-query.ts";
import { presentCustomerRow } from "./present-customer.ts";
import { presentDelivery } from "./present-delivery.ts";
import { presentPaymentRow } from "./present-payment.ts";
import { presentSessionRow } from "./present-session.ts";
import { presentTransferRow } from "./present-transfer.ts";
import { route } from "./define-route.ts";

/** Hits shown of each type. */
const shownPerType = "5";

export const searchRoutes = [
  route({
    method: "get",
    path: "/search",
    access: "signed_in",
    summary:
      "Payments, sessions and customers by id, reference, name, e-mail address or phone number, payments by transfer also by document and bank reference; transfers and payouts by their ids and the bank's; deliveries by their id, that of their event or operation; endpoints by id or address",
    query: z.object({ q: z.string().trim().min(1).max(200) }),
    response: searchSchema,
    handle: ({ ctx, caller, query }) => search(ctx, caller, query.q),
  }),
];

type Found = Listed<SearchHit>;

interface Source {
  type: SearchHit["type"];
  permission: Permission;
  find: (ctx: AppContext, caller: Caller, q: string) => Promise<Found>;
}

const sources: readonly Source[] = [
  { type: "payment", permission: "payments.read", find: findPayments },
  { type: "session", permission: "sessions.read", find: findSessions },
  { type: "transfer", permission: "transfers.read", find: findTransfers },
  { type: "payout", permission: "payouts.read", find: findPayouts },
  { type: "customer", permission: "customers.read", find: findCustomers },
  { type: "delivery", permission: "deliveries.read", find: findDeliveries },
  { type: "webhook_endpoint", permission: "webhooks.read", find: findEndpoints },
];

async function search(ctx: AppContext, caller: Caller, q: string): Promise<SearchResult> {
  const allowed = sources.filter((source) => may(caller, source.permission));
  const groups = await Promise.all(
    allowed.map(async ({ type, find }) => {
      const { data, page } = await find(ctx, caller, q);
      return { type, total: page.total, hits: data };
    }),
  );
  return { q, groups: groups.filter((group) => group.hits.length > 0) };
}

function newest(spec: ListSpec, q: string): ListRequest {
  return parseListQuery(spec, { q, limit: shownPerType });
}

async function findPayments(ctx: AppContext, caller: Caller, q: string): Promise<Found> {
  const { data, page } = await findPaymentPage(ctx, caller.scope, newest(paymentListSpec, q));
  return { data: data.map((payment) => hitOf("payment", presentPaymentRow(payment, isMaskedFor(caller)))), page };
}

async function findSessions(ctx: AppContext, caller: Caller, q: string): Promise<Found> {
  const { data, page } = await listSessions(ctx, caller.scope, newest(sessionListSpec, q));
  return { data: data.map((session) => hitOf("session", presentSessionRow(session, isMaskedFor(caller)))), page };
}

interface Sale {
  id: string;
  account_id: string;
  merchant_reference: string;
  status: string;
  amount: number;
  currency: string;
  payer: { name: string | null; email: string | null };
  created_at: string;
}

function hitOf(type: SearchHit["type"], sale: Sale): SearchHit {
  const { id, account_id, merchant_reference, status, amount, currency, payer, created_at } = sale;
  const told = [status, formatMoney(amount, currency), payer.name ?? payer.email].filter((part) => part !== null);
  return { type, id, account_id, title: merchant_reference, subtitle: told.join(" · "), created_at };
}

/** By id, the bank's id, a reference or the payer's document, whole. */
async function findTransfers(ctx: AppContext, caller: Caller, q: string): Promise<Found> {
  const { data, page } = await listTransfers(ctx, caller.scope, newest(transferListSpec, q));
  const hits = data.map((transfer): SearchHit => {
    const { id, account_id, bank_trx_id, state, amount, currency, payer_name, received_at } = presentTransferRow(
      transfer,
      isMaskedFor(caller),
    );
    const told = [state, formatMoney(amount, currency), payer_name].filter((part) => part !== null);
    return {
      type: "transfer",
      id,
      account_id,
      title: bank_trx_id,
      subtitle: told.join(" · "),
      created_at: received_at,
    };
  });
  return { data: hits, page };
}

/** By id, the shop's reference or the bank's id, whole. */
async function findPayouts(ctx: AppContext, caller: Caller, q: string): Promise<Found> {
  const { data, page } = await listPayoutsForStaff(ctx, caller.scope, newest(payoutListSpec, q));
  const hits = data.map(({ id, account_id, external_id, state, amount, currency, created_at }): SearchHit => {
    const subtitle = `${state} · ${formatMoney(amount, currency)}`;
    return { type: "payout", id, account_id, title: external_id ?? id, subtitle, created_at };
  });
  return { data: hits, page };
}

async function findCustomers(ctx: AppContext, caller: Caller, q: string): Promise<Found> {
  const named = await ctx.store.read((db) => findCustomer(db, q));
  const isReached = named !== null && isInScope(caller.scope, named.account_id);
  if (isReached) return { data: [customerHit(named, caller)], page: onlyOne };
  const { data, page } = await listCustomers(ctx, caller.scope, newest(customerListSpec, q));
  return { data: data.map((customer) => customerHit(customer, caller)), page };
}

const nothing: Found = { data: [], page: { next: null, previous: null, total: { value: 0, capped: false } } };
const onlyOne = { next: null, previous: null, total: { value: 1, capped: false } };

function customerHit(customer: CustomerRecord, caller: Caller): SearchHit {
  const { id, account_id, name, email, phone, created_at } = presentCustomerRow(customer, isMaskedFor(caller));
  const [title = id, ...rest] = [name, email, phone].filter((part) => part !== null);
  return { type: "customer", id, account_id, title, subtitle: rest.length === 0 ? null : rest.join(" · "), created_at };
}

/** By what an id begins with: a delivery's own, that of its event, or that of the operation it tells of. */
const deliveryFilters = { dlv_: "id", evt_: "event_id", op_: "operation_id" } as const;

async function findDeliveries(ctx: AppContext, caller: Caller, q: string): Promise<Found> {
  const [, filter] = Object.entries(deliveryFilters).find(([prefix]) => q.startsWith(prefix)) ?? [];
  if (filter === undefined) return nothing;
  const request = parseListQuery(deliveryListSpec, { [filter]: q, limit: shownPerType });
  const { data, page } = await listDeliveries(ctx, caller.scope, request);
  return { data: data.map((delivery) => deliveryHit(presentDelivery(delivery, { caller }))), page };
}

function deliveryHit({ id, account_id, event_type, state, url, created_at }: DeliveryView): SearchHit {
  return { type: "delivery", id, account_id, title: event_type, subtitle: `${state} · ${url}`, created_at };
}

async function findEndpoints(ctx: AppContext, caller: Caller, q: string): Promise<Found> {
  const found = await findEndpointsLike(ctx, caller.scope, { text: q, limit: Number(shownPerType) });
  const hits = found.map(({ id, account_id, url, description, status, created_at }) => {
    const told = [status, description].filter((part) => part !== null);
    return {
      type: "webhook_endpoint" as const,
      id,
      account_id,
      title: url ?? id,
      subtitle: told.join(" · "),
      created_at,
    };
  });
  return { data: hits, page: { next: null, previous: null, total: { value: hits.length, capped: false } } };
}
