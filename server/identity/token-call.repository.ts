import { type RawBuilder, sql, type SqlBool } from "kysely";
import type { Db, Trx } from "../database.ts";
import type { ListRequest } from "../http/list-query.ts";
import { isAnyOf, isWithin, keysetPage } from "../store/keyset.ts";
import type { TokenCallTable } from "./token-call.table.ts";

export type TokenCallRecord = Omit<TokenCallTable, "seq"> & { seq: number };

const columns = [
  "seq",
  "id",
  "at",
  "api",
  "account_id",
  "credential_id",
  "client_id",
  "ip",
  "outcome",
  "expires_at",
] as const;

export async function insertTokenCall(trx: Trx, call: Omit<TokenCallTable, "seq">): Promise<void> {
  await trx.insertInto("token_call").values(call).execute();
}

/** One page; `accountIds` is null for whoever reaches all, calls of unknown clients included. */
export async function pageOfTokenCalls(db: Db, request: ListRequest, accountIds: readonly string[] | null) {
  const { anyOf, range } = request.filters;
  const { account, credential_id: credentials, ...rest } = anyOf;
  const along = isWithin("at", range["at"]);
  const walks = walksOf({ accounts: reachOf(account ?? null, accountIds), credentials, along });
  const narrowed = credentials !== undefined && accountIds !== null ? [isAnyOf("account_id", accountIds)] : [];
  const { sort, limit, cursor } = request;
  return keysetPage<TokenCallRecord>(db, {
    table: "token_call",
    columns,
    walks,
    filter: [...narrowed, ...Object.entries(rest).map(([column, values]) => isAnyOf(column, values))],
    sort,
    limit,
    cursor,
  });
}

interface Walks {
  accounts: readonly string[] | null;
  credentials: readonly string[] | undefined;
  along: RawBuilder<SqlBool>[];
}

/** Along the index of the narrowest thing that was asked for. */
function walksOf({ accounts, credentials, along }: Walks): RawBuilder<SqlBool>[][] {
  if (credentials !== undefined) return credentials.map((id) => [isAnyOf("credential_id", [id]), ...along]);
  if (accounts === null) return [along];
  return accounts.length === 0
    ? [[isAnyOf("account_id", [])]]
    : accounts.map((id) => [isAnyOf("account_id", [id]), ...along]);
}

function reachOf(asked: readonly string[] | null, reach: readonly string[] | null): readonly string[] | null {
  if (asked === null || reach === null) return asked ?? reach;
  return asked.filter((id) => reach.includes(id));
}

/** Forgets calls up to `until`, the oldest first; returns how many. */
export async function deleteTokenCallsUntil(trx: Trx, until: string, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM token_call WHERE seq IN (
      SELECT seq FROM token_call WHERE at <= ${until} ORDER BY at, seq LIMIT ${limit})`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

export async function hasTokenCallUntil(db: Db, until: string): Promise<boolean> {
  const row = await db.selectFrom("token_call").select("seq").where("at", "<=", until).limit(1).executeTakeFirst();
  return row !== undefined;
}
