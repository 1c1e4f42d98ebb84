import { setImmediate } from "node:timers/promises";
import { DomainError } from "../../shared/errors.ts";
import type { AppContext } from "../context.ts";
import { customersByExternalId } from "../customers/list-customers.service.ts";
import type { ListRequest } from "../http/list-query.ts";
import { creationRange, listPayments, type PaymentFacts } from "../payments/list-payments.service.ts";
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
  facts: PaymentFacts;
  limit: number;
  /** Id of the last payment that the caller has seen. */
  after: string | null;
}

/** A step looks at a few thousand payments; an answer comes of no more steps than this. */
const stepsMax = 15;

/**
 * A merchant's payments through the checkout, newest first, with their operations. An unknown `after`
 * ends the walk. Where what is asked for is rare, an answer may be shorter than the limit although more follow.
 *
 * @throws DomainError `validation_failed` when none is found among as many as can be looked through.
 */
export async function listCheckoutPayments(
  ctx: Pick<AppContext, "store">,
  query: CheckoutPaymentQuery,
): Promise<PaymentWithOperations[]> {
  const after = query.after === null ? null : await findOwn(ctx, query.accountId, query.after);
  if (query.after !== null && after === null) return [];
  const ids = await namedIds(ctx, query);
  const found = await walk(ctx, query, { ids, after });
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
  { ids, after }: { ids: readonly string[] | null; after: PaymentRecord | null },
): Promise<PaymentRecord[]> {
  const { accountId, facts } = query;
  const customerIds = await customerIdsOf(ctx, query);
  const createdAt = await creationRange(ctx, { accountId, createdAt: query.createdAt, facts });
  if (customerIds?.length === 0 || ids?.length === 0 || createdAt === null) return [];
  const request: Omit<ListRequest, "limit" | "cursor"> = {
    q: query.search,
    sort: { column: "created_at", descending: true },
    filters: {
      anyOf: {
        ...query.anyOf,
        account: [accountId],
        api: ["checkout"],
        ...(ids === null ? {} : { id: ids }),
        ...(customerIds === null ? {} : { customer_id: customerIds }),
      },
      range: { amount: query.amount, created_at: createdAt },
    },
  };
  const found: PaymentRecord[] = [];
  let cursor = after === null ? null : cursorAfter(after, query.search !== null);
  for (let step = 1; ; step += 1) {
    const asked = { ...request, limit: query.limit - found.length, cursor };
    const { data, page } = await listPayments(ctx, [accountId], asked, { facts, isCounted: false });
    found.push(...data);
    cursor = page.next;
    if (cursor === null || found.length >= query.limit) return found;
    if (step === stepsMax && found.length > 0) return found;
    if (step === stepsMax) throw tooRare();
    // A rare filter looks at many payments; others are served in between.
    await setImmediate();
  }
}

function tooRare(): DomainError {
  const message = "None was found among the newest. Narrow the time with created_at.gte and created_at.lte.";
  return new DomainError("validation_failed", message, {
    fields: [{ path: "created_at.lte", message: "must narrow what is looked through" }],
  });
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
