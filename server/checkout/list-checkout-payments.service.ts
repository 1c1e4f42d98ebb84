import { setImmediate } from "node:timers/promises";
import type { AppContext } from "../context.ts";
import { customersByExternalId } from "../customers/list-customers.service.ts";
import type { ListRequest } from "../http/list-query.ts";
import { listPayments } from "../payments/list-payments.service.ts";
import type { PaymentRecord } from "../payments/payment.record.ts";
import {
  findPaymentRecord,
  operationsOfPayments,
  type PaymentWithOperations,
} from "../payments/read-payment.service.ts";
import { writeCursor } from "../store/keyset-cursor.ts";
import { listPaymentIdsOfSessions } from "./session-list.repository.ts";

export interface CheckoutPaymentQuery {
  accountId: string;
  ids: readonly string[];
  sessionIds: readonly string[];
  /** Values by column of the payments list: status, method, currency, references. */
  anyOf: Readonly<Record<string, readonly string[]>>;
  /** The merchant's own id of the customer. */
  customerExternalId: string | null;
  amount: { gte?: number; lte?: number };
  createdAt: { gte?: string; lte?: string };
  search: string | null;
  /** Whatever no index knows, checked payment by payment. */
  matches: (payment: PaymentRecord) => boolean;
  limit: number;
  /** Id of the last payment that the caller has seen. */
  after: string | null;
}

/** How many payments one step looks at at least, because `matches` may refuse some. */
const stepRowsMin = 25;

/**
 * A merchant's payments through the checkout, newest first, with their operations. An unknown `after`
 * ends the walk.
 */
export async function listCheckoutPayments(
  ctx: Pick<AppContext, "store">,
  query: CheckoutPaymentQuery,
): Promise<PaymentWithOperations[]> {
  const after = query.after === null ? null : await findOwn(ctx, query.accountId, query.after);
  if (query.after !== null && after === null) return [];
  const ids = await namedIds(ctx, query);
  const found = ids === null ? await walk(ctx, query, after) : await pickByIds(ctx, query, ids, after);
  const operations = await ctx.store.read((db) =>
    operationsOfPayments(
      db,
      found.map((payment) => payment.id),
    ),
  );
  return found.map((payment) => ({ payment, operations: [...(operations.get(payment.id) ?? [])] }));
}

async function findOwn(ctx: Pick<AppContext, "store">, accountId: string, id: string): Promise<PaymentRecord | null> {
  const payment = await ctx.store.read((db) => findPaymentRecord(db, id));
  return payment?.account_id === accountId && payment.api === "checkout" ? payment : null;
}

/** Null when the query names no payments by themselves. */
async function namedIds(
  ctx: Pick<AppContext, "store">,
  query: CheckoutPaymentQuery,
): Promise<readonly string[] | null> {
  const { accountId, ids, sessionIds } = query;
  if (sessionIds.length === 0) return ids.length === 0 ? null : ids;
  const ofSessions = await ctx.store.read((db) => listPaymentIdsOfSessions(db, { accountId, sessionIds }));
  return ids.length === 0 ? ofSessions : ofSessions.filter((id) => ids.includes(id));
}

async function pickByIds(
  ctx: Pick<AppContext, "store">,
  query: CheckoutPaymentQuery,
  ids: readonly string[],
  after: PaymentRecord | null,
): Promise<PaymentRecord[]> {
  const customerIds = await customerIdsOf(ctx, query);
  const own: PaymentRecord[] = [];
  for (const id of new Set(ids)) {
    const payment = await findOwn(ctx, query.accountId, id);
    if (payment !== null) own.push(payment);
  }
  return own
    .filter((payment) => isWanted(payment, query, customerIds) && (after === null || newestFirst(after, payment) < 0))
    .sort(newestFirst)
    .slice(0, query.limit);
}

function newestFirst(one: PaymentRecord, other: PaymentRecord): number {
  if (one.created_at !== other.created_at) return one.created_at < other.created_at ? 1 : -1;
  return other.seq - one.seq;
}

function isWanted(payment: PaymentRecord, query: CheckoutPaymentQuery, customerIds: readonly string[] | null): boolean {
  const { amount, createdAt } = query;
  const values = payment as unknown as Readonly<Record<string, unknown>>;
  const isNamed = Object.entries(query.anyOf).every(([column, wanted]) => wanted.includes(String(values[column])));
  const isCustomers =
    customerIds === null || (payment.customer_id !== null && customerIds.includes(payment.customer_id));
  const isInAmount = payment.amount >= (amount.gte ?? 0) && payment.amount <= (amount.lte ?? Number.MAX_SAFE_INTEGER);
  const isInTime =
    payment.created_at >= (createdAt.gte ?? "") && (createdAt.lte === undefined || payment.created_at <= createdAt.lte);
  return isNamed && isCustomers && isInAmount && isInTime && query.matches(payment);
}

async function customerIdsOf(
  ctx: Pick<AppContext, "store">,
  query: CheckoutPaymentQuery,
): Promise<readonly string[] | null> {
  const externalId = query.customerExternalId;
  if (externalId === null) return null;
  const customers = await ctx.store.read((db) => customersByExternalId(db, { accountId: query.accountId, externalId }));
  return customers.map((customer) => customer.id);
}

async function walk(
  ctx: Pick<AppContext, "store">,
  query: CheckoutPaymentQuery,
  after: PaymentRecord | null,
): Promise<PaymentRecord[]> {
  const customerIds = await customerIdsOf(ctx, query);
  if (customerIds?.length === 0) return [];
  const request: ListRequest = {
    q: query.search,
    sort: { column: "created_at", descending: true },
    limit: Math.max(query.limit, stepRowsMin),
    cursor: after === null ? null : cursorAfter(after, query.search !== null),
    filters: {
      anyOf: {
        ...query.anyOf,
        account: [query.accountId],
        api: ["checkout"],
        ...(customerIds === null ? {} : { customer_id: customerIds }),
      },
      range: { amount: query.amount, created_at: query.createdAt },
    },
  };
  const found: PaymentRecord[] = [];
  let { cursor } = request;
  for (;;) {
    const step = await listPayments(ctx, [query.accountId], { ...request, cursor });
    found.push(...step.data.filter(query.matches));
    cursor = step.page.next;
    if (cursor === null || found.length >= query.limit) return found.slice(0, query.limit);
    // A rare filter looks at many payments; others are served in between.
    await setImmediate();
  }
}

/** Search results are ordered by `seq` alone. */
function cursorAfter({ created_at, seq }: PaymentRecord, isSearch: boolean): string {
  return writeCursor({
    value: isSearch ? seq : created_at,
    seq,
    isBackward: false,
    order: isSearch ? "-q" : "-created_at",
  });
}
