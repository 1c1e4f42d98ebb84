import { setImmediate } from "node:timers/promises";
import type { Listed } from "../../shared/page.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import { listAccounts } from "../accounts/read-account.service.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import { customerIdsReachedBy } from "../customers/list-customers.service.ts";
import type { ListRequest } from "../http/list-query.ts";
import { findPaymentRecord } from "../payments/read-payment.service.ts";
import { writeCursor } from "../store/keyset-cursor.ts";
import type { SessionWithEvents } from "./read-session.service.ts";
import { listSessionEvents } from "./session-event.repository.ts";
import { listSessionRows, searchSessionIds, type SessionListQuery } from "./session-list.repository.ts";
import type { SessionRecord } from "./session.record.ts";
import { findSessionById } from "./session.repository.ts";

/**
 * One page of sessions by creation, for staff.
 *
 * @throws DomainError `validation_failed` for a foreign cursor.
 */
export async function listSessions(
  ctx: AppContext,
  scope: AccountScope,
  request: ListRequest,
  { linksOnly = false }: { linksOnly?: boolean } = {},
): Promise<Listed<SessionRecord>> {
  const reached = scope === "all" ? (await listAccounts(ctx, "all")).map((account) => account.id) : scope;
  return ctx.store.read(async (db) => {
    const { account, payment_id: paymentIds, ...rest } = request.filters.anyOf;
    const anyOf = new Map<string, readonly string[]>(Object.entries(rest));
    const accountIds = account === undefined ? reached : account.filter((id) => reached.includes(id));
    if (scope !== "all" || account !== undefined) anyOf.set("account_id", accountIds);
    if (paymentIds !== undefined) {
      const payments = await Promise.all(paymentIds.map((id) => findPaymentRecord(db, id)));
      anyOf.set(
        "id",
        payments.flatMap((payment) => payment?.session_id ?? []),
      );
    }
    const query: SessionListQuery = {
      anyOf,
      createdAt: request.filters.range["created_at"] ?? {},
      isDescending: request.sort.descending,
      limit: request.limit,
      cursor: request.cursor,
      linksOnly,
    };
    const { q } = request;
    return q === null
      ? listSessionRows(db, query)
      : listSessionRows(db, { ...query, anyOf: await narrow(db, anyOf, q, accountIds) });
  });
}

/** Turns a search text into the one column that it can be a value of. */
async function narrow(
  db: Db,
  anyOf: ReadonlyMap<string, readonly string[]>,
  text: string,
  accountIds: readonly string[],
): Promise<Map<string, readonly string[]>> {
  const narrowed = new Map(anyOf);
  const byId = await findSessionById(db, text);
  if (byId !== null) return narrowed.set("id", [text]);
  const session_id = (await findPaymentRecord(db, text))?.session_id ?? null;
  if (session_id !== null) return narrowed.set("id", [session_id]);
  const customerIds = await customerIdsReachedBy(db, { text, accountIds });
  if (customerIds.length > 0) return narrowed.set("customer_id", customerIds);
  return narrowed.set("merchant_reference", [text]);
}

export interface MerchantSessionQuery {
  accountId: string;
  ids: readonly string[];
  paymentIds: readonly string[];
  storeIds: readonly string[];
  search: string | null;
  createdAt: { gte?: string; lte?: string };
  limit: number;
  /** Id of the last session that the caller has seen. */
  after: string | null;
}

/** A merchant's own sessions, newest first. An unknown `after` ends the walk. */
export async function listMerchantSessions(
  ctx: Pick<AppContext, "store">,
  query: MerchantSessionQuery,
): Promise<SessionWithEvents[]> {
  const start = await startOf(ctx, query);
  if (start === null) return [];
  const found: SessionRecord[] = [];
  let { cursor } = start;
  do {
    const limit = query.limit - found.length;
    const page = await ctx.store.read((db) => listSessionRows(db, { ...start.query, limit, cursor }));
    found.push(...page.data);
    cursor = page.page.next;
    // A rare filter looks at many rows; others are served in between.
    if (cursor !== null && found.length < query.limit) await setImmediate();
  } while (cursor !== null && found.length < query.limit);
  return withEvents(ctx, found);
}

async function startOf(
  ctx: Pick<AppContext, "store">,
  query: MerchantSessionQuery,
): Promise<{ query: Omit<SessionListQuery, "limit" | "cursor">; cursor: string | null } | null> {
  const anyOf = new Map<string, readonly string[]>([["account_id", [query.accountId]]]);
  const ids = await ctx.store.read((db) => namedIds(db, query));
  if (ids !== null) anyOf.set("id", ids);
  const { after, storeIds, createdAt } = query;
  const listQuery = { anyOf, createdAt, storeIds, isDescending: true, isCounted: false };
  if (after === null) return { query: listQuery, cursor: null };
  const last = await ctx.store.read((db) => findSessionById(db, after));
  if (last === null || last.account_id !== query.accountId) return null;
  return {
    query: listQuery,
    cursor: writeCursor({ value: last.created_at, seq: last.seq, isBackward: false, order: "-created_at" }),
  };
}

/** The sessions that the query names by an id, a payment or a search; null when it names none. */
async function namedIds(
  db: Db,
  { accountId, ids, paymentIds, search }: MerchantSessionQuery,
): Promise<string[] | null> {
  const named: string[][] = [];
  if (ids.length > 0) named.push([...ids]);
  if (paymentIds.length > 0) {
    const payments = await Promise.all(paymentIds.map((id) => findPaymentRecord(db, id)));
    named.push(payments.flatMap((payment) => payment?.session_id ?? []));
  }
  if (search !== null) named.push(await searchSessionIds(db, { accountId, text: search }));
  const [first, ...others] = named;
  return first?.filter((id) => others.every((other) => other.includes(id))) ?? null;
}

async function withEvents(
  ctx: Pick<AppContext, "store">,
  sessions: readonly SessionRecord[],
): Promise<SessionWithEvents[]> {
  const ids = sessions.map((session) => session.id);
  const events = await ctx.store.read((db) => listSessionEvents(db, ids));
  return sessions.map((session) => ({ session, events: events.filter((event) => event.session_id === session.id) }));
}
