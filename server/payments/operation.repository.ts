import { type Insertable, type SqlBool, sql } from "kysely";
import type { OperationState } from "../../shared/payments/balances.ts";
import type { ProcessorError } from "../../shared/payments/payment.schema.ts";
import type { Db, Trx } from "../database.ts";
import { prepared, type Slots } from "../store/prepared.ts";
import { operationColumns, toOperationRecord } from "./payment.columns.ts";
import type { OperationRecord } from "./payment.record.ts";
import type { OperationTable, TimelineEntryTable } from "./payment.table.ts";

const rowsOfPayment = prepared((db: Db, { paymentId }: Slots<{ paymentId: string }>) =>
  db.selectFrom("operation").select(operationColumns).where("payment_id", "=", paymentId).orderBy("seq"),
);

/** Of one payment, in the order in which they were asked for. */
export async function listOperations(db: Db, paymentId: string): Promise<OperationRecord[]> {
  return (await rowsOfPayment(db, { paymentId })).rows.map(toOperationRecord);
}

/** Of several payments at once, for lists. */
export async function listOperationsOf(db: Db, paymentIds: readonly string[]): Promise<Map<string, OperationRecord[]>> {
  const byPayment = new Map<string, OperationRecord[]>(paymentIds.map((id) => [id, []]));
  if (paymentIds.length === 0) return byPayment;
  const rows = await db
    .selectFrom("operation")
    .select(operationColumns)
    .where("payment_id", "in", paymentIds)
    .orderBy("seq")
    .execute();
  for (const row of rows) byPayment.get(row.payment_id)?.push(toOperationRecord(row));
  return byPayment;
}

const rowById = prepared((db: Db, { id }: Slots<{ id: string }>) =>
  db.selectFrom("operation").select(operationColumns).where("id", "=", id),
);

export async function findOperation(db: Db, id: string): Promise<OperationRecord | null> {
  const [row] = (await rowById(db, { id })).rows;
  return row === undefined ? null : toOperationRecord(row);
}

const insertRow = prepared((trx: Trx, row: Slots<Insertable<OperationTable>>) =>
  trx.insertInto("operation").values(row).returning(operationColumns),
);

export async function insertOperation(trx: Trx, row: Insertable<OperationTable>): Promise<OperationRecord> {
  const [inserted] = (await insertRow(trx, row)).rows;
  if (inserted === undefined) throw new Error(`Operation ${row.id} was not stored`);
  return toOperationRecord(inserted);
}

export interface OperationMove {
  /** `pending` where the processor has taken it up and decides later. */
  state: OperationState;
  processor_reference: string | null;
  error: ProcessorError | null;
  next_attempt_at: string | null;
  settled_at: string | null;
  attempts: number;
}

const moveRow = prepared(
  (trx: Trx, { id, ...move }: Slots<Omit<OperationMove, "error"> & { id: string; error: string | null }>) =>
    trx.updateTable("operation").set(move).where("id", "=", id).where("state", "in", ["pending", "unknown"]),
);

/** Moves an operation that is still open. Returns false when somebody else settled it first. */
export async function moveOperation(trx: Trx, id: string, move: OperationMove): Promise<boolean> {
  const error = move.error === null ? null : JSON.stringify(move.error);
  return (await moveRow(trx, { ...move, error, id })).numAffectedRows === 1n;
}

/**
 * Neither succeeded nor failed. The states are written out because an index on a condition is only used by a query
 * that states the same one; with parameters in their place every operation there ever was would be looked at.
 */
const isOpenSql = sql<SqlBool>`state IN ('pending', 'unknown')`;

/** Open operations whose time has come, oldest first. */
export async function listDueOperations(db: Db, now: string, limit: number): Promise<OperationRecord[]> {
  const rows = await db
    .selectFrom("operation")
    .select(operationColumns)
    .where(isOpenSql)
    .where("next_attempt_at", "<=", now)
    .orderBy("next_attempt_at")
    .limit(limit)
    .execute();
  return rows.map(toOperationRecord);
}

/** Takes one due operation for a while; false when another worker has it or it is settled. */
export async function claimOperation(
  trx: Trx,
  operation: Pick<OperationRecord, "id" | "next_attempt_at">,
  until: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("operation")
    .set({ next_attempt_at: until })
    .where("id", "=", operation.id)
    .where("state", "in", ["pending", "unknown"])
    .where("next_attempt_at", "=", operation.next_attempt_at)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * Makes every open operation due: what an earlier process asked the gateway has nobody waiting for the answer. What
 * waits for a person was never asked, and goes on waiting.
 */
export async function makeOpenOperationsDue(trx: Trx, now: string): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable("operation")
    .set({ next_attempt_at: now })
    .where(isOpenSql)
    .where("next_attempt_at", "is not", null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Hands an operation that waited for a person to the gateway's callers; false when it waits no more. */
export async function releaseOperation(trx: Trx, id: string, until: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("operation")
    .set({ next_attempt_at: until })
    .where("id", "=", id)
    .where("state", "=", "pending")
    .where("next_attempt_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

const insertEntry = prepared((trx: Trx, entry: Slots<Insertable<TimelineEntryTable>>) =>
  trx.insertInto("timeline_entry").values(entry),
);

export async function insertTimelineEntry(trx: Trx, entry: Insertable<TimelineEntryTable>): Promise<void> {
  await insertEntry(trx, entry);
}

export async function listTimelineEntries(db: Db, paymentId: string) {
  return db
    .selectFrom("timeline_entry")
    .select(["seq", "payment_id", "operation_id", "kind", "data", "actor_type", "actor_id", "at"])
    .where("payment_id", "=", paymentId)
    .orderBy("seq")
    .execute();
}
