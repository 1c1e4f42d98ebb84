import { type RawBuilder, sql, type SqlBool } from "kysely";
import type { Db, Trx } from "../database.ts";
import type { ListRequest } from "../http/list-query.ts";
import { isAnyOf, isWithin, keysetPage } from "../store/keyset.ts";
import type { WireCallTable } from "./wire-call.table.ts";

export type CallRecord = Omit<WireCallTable, "seq" | "content" | "key_id"> & { seq: number };

const columns = [
  "seq",
  "request_id",
  "at",
  "api",
  "account_id",
  "credential_id",
  "method",
  "path",
  "status",
  "code",
  "idempotency_key",
  "is_replay",
  "object_type",
  "object_id",
] as const;

export async function insertCall(trx: Trx, call: Omit<WireCallTable, "seq">): Promise<void> {
  await trx.insertInto("wire_call").values(call).execute();
}

const statusOf = {
  done: sql<SqlBool>`status < 400`,
  refused: sql<SqlBool>`status BETWEEN 400 AND 499`,
  failed: sql<SqlBool>`status >= 500`,
} as const;

/** One page. @param accountIds null for all. @param ids what the search text can be exactly; null for no search. */
export async function pageOfCalls(
  db: Db,
  request: ListRequest,
  { accountIds, ids }: { accountIds: readonly string[] | null; ids: readonly string[] | null },
) {
  const { account: _account, outcome, ...anyOf } = request.filters.anyOf;
  const along = isWithin("at", request.filters.range["at"]);
  const owned = accountIds === null ? [] : [isAnyOf("account_id", accountIds)];
  const walks = (accountIds ?? []).map((id) => [isAnyOf("account_id", [id]), ...along]);
  const found = ids === null ? null : await findSeqs(db, ids);
  const outcomes = (outcome ?? []).flatMap((name) =>
    name in statusOf ? [statusOf[name as keyof typeof statusOf]] : [],
  );
  const filter = Object.entries(anyOf).map(([column, values]) => isAnyOf(column, readValues(column, values)));
  const { sort, limit, cursor } = request;
  return keysetPage<CallRecord>(db, {
    table: "wire_call",
    columns,
    walks:
      found !== null
        ? [[isAnyOf("seq", found), ...owned, ...along]]
        : accountIds === null
          ? [along]
          : walks.length === 0
            ? [owned]
            : walks,
    filter: outcome === undefined ? filter : [...filter, anyCondition(outcomes)],
    sort,
    limit,
    cursor,
  });
}

function readValues(column: string, values: readonly string[]): readonly (string | number)[] {
  return column === "is_replay" ? values.map((value) => (value === "true" ? 1 : 0)) : values;
}

function anyCondition(conditions: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> {
  return conditions.length === 0 ? sql<SqlBool>`0 = 1` : sql<SqlBool>`(${sql.join([...conditions], sql` OR `)})`;
}

const foundMax = 200;

/** Each by an index of its own. */
async function findSeqs(db: Db, ids: readonly string[]): Promise<number[]> {
  const found: number[] = [];
  for (const column of ["request_id", "idempotency_key", "object_id"] as const) {
    const rows = await db
      .selectFrom("wire_call")
      .select("seq")
      .where(column, "in", ids)
      .orderBy("seq", "desc")
      .limit(foundMax)
      .execute();
    found.push(...rows.map(({ seq }) => seq));
  }
  return [...new Set(found)];
}

export async function findCall(db: Db, requestId: string) {
  return db
    .selectFrom("wire_call")
    .select([...columns, "content", "key_id"])
    .where("request_id", "=", requestId)
    .executeTakeFirst();
}

/** Calls of an account with that key, the newest first. */
export async function listCallsByKey(
  db: Db,
  { accountId, key, limit }: { accountId: string; key: string; limit: number },
): Promise<CallRecord[]> {
  return db
    .selectFrom("wire_call")
    .select(columns)
    .where("idempotency_key", "=", key)
    .where("account_id", "=", accountId)
    .orderBy("seq", "desc")
    .limit(limit)
    .execute();
}

/** Removes what calls about these objects said. */
export async function dropContentsAbout(trx: Trx, objectIds: readonly string[]): Promise<void> {
  await trx
    .updateTable("wire_call")
    .set({ content: null, key_id: null })
    .where("object_id", "in", objectIds)
    .where("content", "is not", null)
    .execute();
}

/** Removes what refused calls of an account said at this path: whom they were about is not known. */
export async function dropRefusedContents(
  trx: Trx,
  { accountId, path }: { accountId: string; path: string },
): Promise<void> {
  await trx
    .updateTable("wire_call")
    .set({ content: null, key_id: null })
    .where("account_id", "=", accountId)
    .where("path", "=", path)
    .where("object_id", "is", null)
    .where("content", "is not", null)
    .execute();
}

export async function hasCallUntil(db: Db, until: string): Promise<boolean> {
  const row = await db.selectFrom("wire_call").select("seq").where("at", "<=", until).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Forgets calls up to `until`, the oldest first; returns how many. */
export async function deleteCallsUntil(trx: Trx, until: string, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM wire_call WHERE seq IN (
      SELECT seq FROM wire_call WHERE at <= ${until} ORDER BY at, seq LIMIT ${limit})`.execute(trx);
  return Number(numAffectedRows ?? 0);
}
