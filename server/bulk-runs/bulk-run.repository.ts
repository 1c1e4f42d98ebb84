import { type Selectable, sql, type SqlBool } from "kysely";
import type { Listed } from "../../shared/page.ts";
import type { BulkEndReason } from "../../shared/payments/bulk-kinds.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { Db, Trx } from "../database.ts";
import type { ListRequest } from "../http/list-query.ts";
import { isAnyOf, isWithin, keysetPage } from "../store/keyset.ts";
import type { BulkRunTable } from "./bulk-run.table.ts";

/** As a run is seen, which it is not while it is planned. */
export type BulkRunRow = Omit<Selectable<BulkRunTable>, "planning_until">;

const runColumns = [
  "seq",
  "id",
  "account_id",
  "kind",
  "state",
  "query",
  "reason",
  "note",
  "item_count",
  "request_id",
  "created_by",
  "created_at",
  "cancelled_by",
  "end_reason",
  "finished_at",
] as const satisfies readonly (keyof BulkRunTable)[];

const isBegunSql = sql<SqlBool>`planning_until IS NULL`;

export async function findRun(db: Db, id: string): Promise<BulkRunRow | null> {
  const runs = db.selectFrom("bulk_run").select(runColumns).where(isBegunSql);
  return (await runs.where("id", "=", id).executeTakeFirst()) ?? null;
}

/** Written out, because an index on a condition is only used by a query that states the same one. */
const isOpenSql = sql<SqlBool>`state IN ('running', 'cancelling')`;

/** Runs that have not come to their end, the oldest first. */
export async function listOpenRuns(db: Db, limit: number): Promise<BulkRunRow[]> {
  return db
    .selectFrom("bulk_run")
    .select(runColumns)
    .where(isOpenSql)
    .where(isBegunSql)
    .orderBy("seq")
    .limit(limit)
    .execute();
}

/** Calls off a run that is running; false when it is not. */
export async function cancelRun(
  trx: Trx,
  id: string,
  end: { end_reason: BulkEndReason; cancelled_by: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("bulk_run")
    .set({ state: "cancelling", ...end })
    .where("id", "=", id)
    .where("state", "=", "running")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends a run of which nothing is left to do; false when another process was first. */
export async function finishRun(trx: Trx, run: Pick<BulkRunRow, "id" | "state">, at: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("bulk_run")
    .set({ state: run.state === "cancelling" ? "cancelled" : "done", finished_at: at })
    .where("id", "=", run.id)
    .where("state", "=", run.state)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** One page of runs, by account where the reach is narrowed. */
export async function listRunPage(db: Db, scope: AccountScope, request: ListRequest): Promise<Listed<BulkRunRow>> {
  const { account, ...anyOf } = request.filters.anyOf;
  const reach = scope === "all" ? account : account === undefined ? scope : account.filter((id) => scope.includes(id));
  const created = [isBegunSql, ...isWithin("created_at", request.filters.range["created_at"])];
  const walks =
    reach === undefined
      ? { walks: [created], index: "bulk_run_by_created" }
      : {
          walks:
            reach.length === 0
              ? [[isAnyOf("account_id", [])]]
              : reach.map((id) => [isAnyOf("account_id", [id]), ...created]),
          index: "bulk_run_by_account_created",
        };
  const { rows, page } = await keysetPage<BulkRunRow>(db, {
    table: "bulk_run",
    columns: runColumns,
    ...walks,
    filter: Object.entries(anyOf).map(([column, values]) => isAnyOf(column, values)),
    sort: request.sort,
    limit: request.limit,
    cursor: request.cursor,
    isCounted: request.isCounted ?? true,
  });
  return { data: rows, page };
}

/** Takes the notes away of every run that a payment was part of. */
export async function removeNotesOf(trx: Trx, paymentIds: readonly string[]): Promise<void> {
  await trx
    .updateTable("bulk_run")
    .set({ note: null })
    .where("note", "is not", null)
    .where("id", "in", (eb) => eb.selectFrom("bulk_item").select("run_id").where("payment_id", "in", paymentIds))
    .execute();
}
