import type { Insertable, Selectable } from "kysely";
import type { BorrowerStatus } from "../../../shared/lending/lending-states.ts";
import type { Db, Trx } from "../../database.ts";
import type { BorrowerTable, KycEntryTable, KycItemTable } from "../borrower.table.ts";
import type { BorrowerRecord, KycItemRecord } from "./borrower.record.ts";

export const borrowerColumns = [
  "seq",
  "customer_id",
  "account_id",
  "status",
  "status_since",
  "profile",
  "cpf",
  "cnpj",
  "name",
  "email",
  "phone",
  "trading_name",
  "external_id",
  "registered_by",
  "created_at",
  "updated_at",
] as const satisfies readonly (keyof BorrowerTable)[];

const itemColumns = [
  "customer_id",
  "type",
  "position",
  "kind",
  "requirement",
  "status",
  "message",
  "uploaded_at",
  "updated_at",
] as const satisfies readonly (keyof KycItemTable)[];

const entryColumns = [
  "seq",
  "customer_id",
  "action",
  "item_type",
  "document_id",
  "actor_type",
  "actor_id",
  "note",
  "details",
  "happened_at",
] as const satisfies readonly (keyof KycEntryTable)[];

export async function findBorrower(db: Db | Trx, customerId: string): Promise<BorrowerRecord | null> {
  const query = db.selectFrom("borrower").select(borrowerColumns).where("customer_id", "=", customerId);
  return (await query.executeTakeFirst()) ?? null;
}

export async function findBorrowerBy(
  db: Db | Trx,
  column: "cpf" | "cnpj" | "external_id",
  key: { accountId: string; value: string },
): Promise<BorrowerRecord | null> {
  const row = await db
    .selectFrom("borrower")
    .select(borrowerColumns)
    .where("account_id", "=", key.accountId)
    .where(column, "=", key.value)
    .executeTakeFirst();
  return row ?? null;
}

export async function insertBorrower(trx: Trx, row: Insertable<BorrowerTable>): Promise<void> {
  await trx.insertInto("borrower").values(row).execute();
}

export type BorrowerChange = Partial<
  Pick<BorrowerTable, "name" | "email" | "phone" | "cnpj" | "trading_name" | "profile" | "updated_at">
>;

export async function updateBorrower(trx: Trx, customerId: string, change: BorrowerChange): Promise<void> {
  await trx.updateTable("borrower").set(change).where("customer_id", "=", customerId).execute();
}

/** Returns false when the customer is no longer in the status that the move starts from. */
export async function moveBorrower(
  trx: Trx,
  move: { customerId: string; from: BorrowerStatus; to: BorrowerStatus; at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("borrower")
    .set({ status: move.to, status_since: move.at, updated_at: move.at })
    .where("customer_id", "=", move.customerId)
    .where("status", "=", move.from)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** In the order in which they are listed. */
export async function listKycItems(db: Db | Trx, customerIds: readonly string[]): Promise<KycItemRecord[]> {
  if (customerIds.length === 0) return [];
  return db
    .selectFrom("kyc_item")
    .select(itemColumns)
    .where("customer_id", "in", customerIds)
    .orderBy("customer_id")
    .orderBy("position")
    .execute();
}

export async function insertKycItems(trx: Trx, rows: readonly Insertable<KycItemTable>[]): Promise<void> {
  if (rows.length > 0) await trx.insertInto("kyc_item").values(rows).execute();
}

/** Everything that is asked of a customer, instead of what was. */
export async function replaceKycItems(
  trx: Trx,
  customerId: string,
  rows: readonly Insertable<KycItemTable>[],
): Promise<void> {
  await trx.deleteFrom("kyc_item").where("customer_id", "=", customerId).execute();
  await insertKycItems(trx, rows);
}

export async function updateKycItem(
  trx: Trx,
  key: { customerId: string; type: string },
  change: Pick<KycItemTable, "status" | "message" | "updated_at"> & { uploaded_at?: string },
): Promise<void> {
  await trx
    .updateTable("kyc_item")
    .set(change)
    .where("customer_id", "=", key.customerId)
    .where("type", "=", key.type)
    .execute();
}

export async function insertKycEntry(trx: Trx, row: Insertable<KycEntryTable>): Promise<void> {
  await trx.insertInto("kyc_entry").values(row).execute();
}

/** Oldest first. */
export async function listKycEntries(db: Db, customerId: string, limit: number): Promise<Selectable<KycEntryTable>[]> {
  const newest = await db
    .selectFrom("kyc_entry")
    .select(entryColumns)
    .where("customer_id", "=", customerId)
    .orderBy("seq", "desc")
    .limit(limit)
    .execute();
  return newest.reverse();
}
