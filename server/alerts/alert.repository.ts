import type { AlertKind } from "../../shared/alerts/alert.schema.ts";
import type { Db, Trx } from "../database.ts";
import type { ListRequest } from "../http/list-query.ts";
import { isAnyOf, isWithin, keysetPage } from "../store/keyset.ts";
import type { Finding, StandingAlert } from "./alert.rules.ts";
import type { AlertTable } from "./alert.table.ts";

export type AlertRecord = Omit<AlertTable, "seq"> & { seq: number };

const columns = [
  "seq",
  "id",
  "account_id",
  "kind",
  "object_id",
  "label",
  "amount",
  "since",
  "state",
  "raised_at",
  "acknowledged_at",
  "acknowledged_by",
  "cleared_at",
] as const;

/** Alerts of a kind that were not cleared. */
export async function listStanding(db: Db, kind: AlertKind): Promise<StandingAlert[]> {
  return db
    .selectFrom("alert")
    .select(["id", "kind", "object_id", "state", "amount"])
    .where("kind", "=", kind)
    .where("state", "in", ["open", "acknowledged"])
    .execute();
}

/** Leaves it to whoever was quicker where the same stands already. */
export async function insertAlert(trx: Trx, finding: Finding & { id: string; at: string }): Promise<void> {
  const { id, at, ...found } = finding;
  const open = { state: "open", acknowledged_at: null, acknowledged_by: null, cleared_at: null } as const;
  await trx
    .insertInto("alert")
    .values({ id, ...found, ...open, raised_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function clearAlerts(trx: Trx, ids: readonly string[], at: string): Promise<void> {
  await trx
    .updateTable("alert")
    .set({ state: "cleared", cleared_at: at })
    .where("id", "in", ids)
    .where("state", "<>", "cleared")
    .execute();
}

export async function countAlert(trx: Trx, id: string, amount: number | null): Promise<void> {
  await trx.updateTable("alert").set({ amount }).where("id", "=", id).execute();
}

/** Returns false when somebody did so before, or it was cleared. */
export async function acknowledgeAlert(
  trx: Trx,
  { id, staffId, at }: { id: string; staffId: string; at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("alert")
    .set({ state: "acknowledged", acknowledged_at: at, acknowledged_by: staffId })
    .where("id", "=", id)
    .where("state", "=", "open")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function findAlert(db: Db, id: string): Promise<AlertRecord | undefined> {
  return db.selectFrom("alert").select(columns).where("id", "=", id).executeTakeFirst();
}

interface Reach {
  /** Null for all. */
  accountIds: readonly string[] | null;
  kinds: readonly AlertKind[];
}

export async function pageOfAlerts(db: Db, request: ListRequest, { accountIds, kinds }: Reach) {
  const { account: _account, kind, ...anyOf } = request.filters.anyOf;
  const along = isWithin("raised_at", request.filters.range["raised_at"]);
  const wanted = kind === undefined ? kinds : kinds.filter((one) => kind.includes(one));
  const { sort, limit, cursor } = request;
  return keysetPage<AlertRecord>(db, {
    table: "alert",
    columns,
    walks:
      accountIds === null
        ? [along]
        : accountIds.length === 0
          ? [[isAnyOf("account_id", [])]]
          : accountIds.map((id) => [isAnyOf("account_id", [id]), ...along]),
    filter: [isAnyOf("kind", wanted), ...Object.entries(anyOf).map(([column, values]) => isAnyOf(column, values))],
    sort,
    limit,
    cursor,
  });
}

/** How many are open, up to `max`. */
export async function countOpen(db: Db, { accountIds, kinds }: Reach, max: number): Promise<number> {
  let query = db.selectFrom("alert").select("id").where("state", "=", "open").where("kind", "in", kinds).limit(max);
  if (accountIds !== null) query = query.where("account_id", "in", accountIds);
  return (await query.execute()).length;
}

/** Forgets alerts that were cleared up to `until`; returns how many. */
export async function deleteClearedUntil(trx: Trx, until: string, limit: number): Promise<number> {
  const old = trx.selectFrom("alert").select("seq").where("cleared_at", "<=", until).orderBy("cleared_at").limit(limit);
  const { numDeletedRows } = await trx.deleteFrom("alert").where("seq", "in", old).executeTakeFirst();
  return Number(numDeletedRows);
}

export async function hasClearedUntil(db: Db, until: string): Promise<boolean> {
  const query = db.selectFrom("alert").select("seq").where("cleared_at", "<=", until).limit(1);
  return (await query.executeTakeFirst()) !== undefined;
}
