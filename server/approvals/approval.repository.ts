import type { Insertable, Selectable } from "kysely";
import type { Listed } from "../../shared/page.ts";
import type { Db, Trx } from "../database.ts";
import type { ListRequest, Range } from "../http/list-query.ts";
import { isAnyOf, isWithin, keysetPage } from "../store/keyset.ts";
import type { ApprovalTable } from "./approval.table.ts";

export type ApprovalRow = Selectable<ApprovalTable>;

const approvalColumns = [
  "seq",
  "id",
  "account_id",
  "kind",
  "state",
  "payment_id",
  "operation_id",
  "limit_amount",
  "requested_by",
  "requested_at",
  "decided_by",
  "decided_at",
  "note",
] as const satisfies readonly (keyof ApprovalTable)[];

export async function insertApproval(trx: Trx, row: Insertable<ApprovalTable>): Promise<void> {
  await trx.insertInto("approval").values(row).execute();
}

export async function findApproval(db: Db, id: string): Promise<ApprovalRow | null> {
  const row = await db.selectFrom("approval").select(approvalColumns).where("id", "=", id).executeTakeFirst();
  return row ?? null;
}

export async function findApprovalOfOperation(db: Db, operationId: string): Promise<ApprovalRow | null> {
  const query = db.selectFrom("approval").select(approvalColumns).where("operation_id", "=", operationId);
  return (await query.executeTakeFirst()) ?? null;
}

/** Of one payment, in the order in which they were asked for. */
export async function listApprovalsOf(db: Db, paymentId: string): Promise<ApprovalRow[]> {
  const query = db.selectFrom("approval").select(approvalColumns).where("payment_id", "=", paymentId);
  return query.orderBy("seq").execute();
}

/** Decides about a request that still waits; false when somebody was first. */
export async function decideRow(
  trx: Trx,
  id: string,
  decided: { state: "approved" | "declined"; decided_by: string; decided_at: string; note: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("approval")
    .set(decided)
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface ApprovalQuery extends Pick<ListRequest, "sort" | "limit" | "cursor"> {
  /** Null for all. */
  accountIds: readonly string[] | null;
  states: readonly string[] | null;
  requestedAt: Range | undefined;
}

/** One page of requests, walking the accounts that are named, or else the states. */
export async function listApprovalPage(db: Db, query: ApprovalQuery): Promise<Listed<ApprovalRow>> {
  const { accountIds, states, sort, limit, cursor } = query;
  const requested = isWithin("requested_at", query.requestedAt);
  const filter = accountIds !== null && states !== null ? [isAnyOf("state", states)] : [];
  const walk = (column: string, values: readonly string[]) =>
    values.length === 0 ? [[isAnyOf(column, [])]] : values.map((value) => [isAnyOf(column, [value]), ...requested]);
  const walks =
    accountIds !== null
      ? { walks: walk("account_id", accountIds), index: "approval_by_account_requested" }
      : states !== null
        ? { walks: walk("state", states), index: "approval_by_state_requested" }
        : { walks: [requested], index: "approval_by_requested" };
  const page = { ...walks, filter, sort, limit, cursor };
  const { rows, page: at } = await keysetPage<ApprovalRow>(db, {
    table: "approval",
    columns: approvalColumns,
    ...page,
  });
  return { data: rows, page: at };
}
