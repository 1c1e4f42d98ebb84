import { DomainError } from "../../shared/errors.ts";
import type { Listed } from "../../shared/page.ts";
import { type AccountScope, isInScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import type { ListRequest } from "../http/list-query.ts";
import { writeCursor } from "../store/keyset-cursor.ts";
import type { SettlementLineRecord, SettlementRecord } from "./settlement.record.ts";
import {
  findSettlement,
  listLines,
  listSettledOf,
  listSettlementRows,
  type SettledOperationRow,
  type SettlementListQuery,
} from "./settlement.repository.ts";

export type { SettlementLineRecord, SettlementRecord } from "./settlement.record.ts";
export type { SettledOperationRow } from "./settlement.repository.ts";

type Reader = Pick<AppContext, "store">;

/** One page of settlements for staff. @throws DomainError `validation_failed` for a foreign cursor. */
export async function listSettlements(
  ctx: Reader,
  scope: AccountScope,
  request: ListRequest,
): Promise<Listed<SettlementRecord>> {
  const { account, ...rest } = request.filters.anyOf;
  const anyOf = new Map<string, readonly string[]>(Object.entries(rest));
  const reach = scope === "all" ? account : account === undefined ? scope : account.filter((id) => scope.includes(id));
  if (reach !== undefined) anyOf.set("account_id", reach);
  const settledAt = request.filters.range["settled_at"];
  const { sort, limit, cursor, q } = request;
  return ctx.store.read((db) =>
    listSettlementRows(db, {
      anyOf,
      sort,
      limit,
      cursor,
      ...(settledAt === undefined ? {} : { settledAt }),
      ...(q === null ? {} : { search: q }),
    }),
  );
}

export interface MerchantSettlementQuery {
  accountId: string;
  /** When it was settled, both ends inclusive, UTC. */
  settledAt: { gte?: string; lte?: string };
  /** When the operations in it happened. */
  itemsAt: { gte?: string; lte?: string };
  providers: readonly string[];
  /** Id or provider's reference. */
  search: string | null;
  limit: number;
  /** Id of the last settlement that the caller has seen. */
  after: string | null;
}

/** A merchant's own settlements, newest first. An unknown `after` ends the walk. */
export async function listMerchantSettlements(
  ctx: Reader,
  query: MerchantSettlementQuery,
): Promise<{ data: SettlementRecord[]; hasMore: boolean }> {
  const { accountId, settledAt, itemsAt, providers, search, after } = query;
  const anyOf = new Map<string, readonly string[]>([["account_id", [accountId]]]);
  if (providers.length > 0) anyOf.set("provider", providers);
  const list: Omit<SettlementListQuery, "limit" | "cursor"> = {
    anyOf,
    settledAt,
    itemsAt,
    sort: { column: "settled_at", descending: true },
    ...(search === null ? {} : { search }),
  };
  return ctx.store.read(async (db) => {
    const last = after === null ? null : await findSettlement(db, after);
    if (after !== null && (last === null || last.account_id !== accountId)) return { data: [], hasMore: false };
    let cursor =
      last === null
        ? null
        : writeCursor({ value: last.settled_at, seq: last.seq, isBackward: false, order: "-settled_at" });
    const data: SettlementRecord[] = [];
    do {
      const page = await listSettlementRows(db, { ...list, limit: query.limit - data.length, cursor });
      data.push(...page.data);
      cursor = page.page.next;
    } while (cursor !== null && data.length < query.limit);
    return { data, hasMore: cursor !== null };
  });
}

export interface SettlementWithLines {
  settlement: SettlementRecord;
  lines: readonly SettlementLineRecord[];
}

/**
 * @param query.linesMax all of them where it is left out.
 * @throws DomainError `not_found`, also for another account's settlement.
 */
export async function getSettlement(
  ctx: Reader,
  query: { scope: AccountScope; id: string; linesMax?: number },
): Promise<SettlementWithLines> {
  return ctx.store.read(async (db) => {
    const settlement = await requireSettlement(db, query);
    return { settlement, lines: await listLines(db, settlement.seq, query.linesMax) };
  });
}

/** @throws DomainError `not_found` */
export async function requireSettlement(
  db: Db,
  { scope, id }: { scope: AccountScope; id: string },
): Promise<SettlementRecord> {
  const settlement = await findSettlement(db, id);
  if (settlement === null || !isInScope(scope, settlement.account_id)) {
    throw new DomainError("not_found", "There is no such settlement.");
  }
  return settlement;
}

/** By payment, which of its operations are in which settlement; payments without any are left out. */
export async function settledOperationsOf(
  db: Db,
  paymentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly SettledOperationRow[]>> {
  const byPayment = new Map<string, SettledOperationRow[]>();
  for (const row of await listSettledOf(db, paymentIds)) {
    const rows = byPayment.get(row.paymentId);
    if (rows === undefined) byPayment.set(row.paymentId, [row]);
    else rows.push(row);
  }
  return byPayment;
}
