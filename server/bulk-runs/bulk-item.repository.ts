import { type Selectable, sql, type SqlBool } from "kysely";
import type { Listed } from "../../shared/page.ts";
import type { BulkItemState } from "../../shared/payments/bulk-kinds.ts";
import type { Db, Trx } from "../database.ts";
import type { ListRequest } from "../http/list-query.ts";
import { isAnyOf, keysetPage } from "../store/keyset.ts";
import type { BulkItemTable } from "./bulk-run.table.ts";

export type BulkItemRow = Selectable<BulkItemTable>;

const itemColumns = [
  "seq",
  "run_id",
  "position",
  "payment_id",
  "currency",
  "amount",
  "state",
  "code",
  "reason",
  "operation_id",
  "claimed_until",
  "updated_at",
] as const satisfies readonly (keyof BulkItemTable)[];

/** Neither done nor left out. Written out as the index has it. */
const isOpenSql = sql<SqlBool>`state IN ('planned', 'running')`;

export interface ItemClaim {
  runId: string;
  now: string;
  until: string;
  limit: number;
}

/** Takes the next payments of a run: those whose turn it is, and those that a step before left without an answer. */
export async function claimItems(trx: Trx, { runId, now, until, limit }: ItemClaim): Promise<BulkItemRow[]> {
  const due = await trx
    .selectFrom("bulk_item")
    .select("seq")
    .where("run_id", "=", runId)
    .where(isOpenSql)
    .where((eb) => eb.or([eb("claimed_until", "is", null), eb("claimed_until", "<=", now)]))
    .orderBy("position")
    .limit(limit)
    .execute();
  if (due.length === 0) return [];
  const claimed = await trx
    .updateTable("bulk_item")
    .set({ state: "running", claimed_until: until, updated_at: now })
    .where(
      "seq",
      "in",
      due.map(({ seq }) => seq),
    )
    // Asked once more: on PostgreSQL another process can have taken one of them in between.
    .where(isOpenSql)
    .where((eb) => eb.or([eb("claimed_until", "is", null), eb("claimed_until", "<=", now)]))
    .returning(itemColumns)
    .execute();
  return claimed.sort((a, b) => a.position - b.position);
}

/** Whether anything of a run is still to be done or to be answered. */
export async function hasOpenItems(db: Db, runId: string): Promise<boolean> {
  const row = await db
    .selectFrom("bulk_item")
    .select("seq")
    .where("run_id", "=", runId)
    .where(isOpenSql)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Names the operation that a payment's turn began, in the transaction that records it. */
export async function nameOperation(trx: Trx, seq: number, operationId: string): Promise<void> {
  await trx.updateTable("bulk_item").set({ operation_id: operationId }).where("seq", "=", seq).execute();
}

export type ItemOutcome =
  | { state: "done"; operation_id: string }
  | { state: "skipped" | "failed"; code: string; reason: string }
  | { state: "cancelled" };

/** Records what came of a payment; nothing when another process has done so. */
export async function settleItem(trx: Trx, seq: number, outcome: ItemOutcome, at: string): Promise<void> {
  await trx
    .updateTable("bulk_item")
    .set({ ...outcome, claimed_until: null, updated_at: at })
    .where("seq", "=", seq)
    .where("state", "=", "running")
    .execute();
}

/** Looks at a payment again no sooner than `until`. */
export async function putOffItem(trx: Trx, seq: number, until: string): Promise<void> {
  await trx
    .updateTable("bulk_item")
    .set({ claimed_until: until })
    .where("seq", "=", seq)
    .where("state", "=", "running")
    .execute();
}

/** What has not begun is not done. */
export async function cancelPlanned(trx: Trx, runId: string, at: string): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable("bulk_item")
    .set({ state: "cancelled", updated_at: at })
    .where("run_id", "=", runId)
    .where("state", "=", "planned")
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export interface ItemTotal {
  run_id: string;
  state: BulkItemState;
  currency: string;
  count: number;
  /** Minor units. */
  amount: number;
}

/** How many payments of each run are where, and how much of each currency. */
export async function totalItems(db: Db, runIds: readonly string[]): Promise<ItemTotal[]> {
  if (runIds.length === 0) return [];
  const rows = await db
    .selectFrom("bulk_item")
    .select((eb) => ["run_id", "state", "currency", eb.fn.countAll().as("count"), eb.fn.sum("amount").as("amount")])
    .where("run_id", "in", runIds)
    .groupBy(["run_id", "state", "currency"])
    .orderBy("currency")
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count), amount: Number(row.amount) }));
}

/** One page of a run's payments. */
export async function listItemPage(
  db: Db,
  runId: string,
  { filters, sort, limit, cursor, isCounted = true }: ListRequest,
): Promise<Listed<BulkItemRow>> {
  const { state } = filters.anyOf;
  const { rows, page } = await keysetPage<BulkItemRow>(db, {
    table: "bulk_item",
    columns: itemColumns,
    walks: [[isAnyOf("run_id", [runId])]],
    filter: state === undefined ? [] : [isAnyOf("state", state)],
    ...{ sort, limit, cursor, isCounted },
  });
  return { data: rows, page };
}
