import type { Insertable, Selectable } from "kysely";
import type { Db, Trx } from "../database.ts";
import type { CustomerTable } from "./customer.table.ts";

export type CustomerRecord = Selectable<CustomerTable>;

export const customerColumns = [
  "seq",
  "id",
  "account_id",
  "external_id",
  "name",
  "email",
  "phone",
  "country",
  "document_type",
  "document_number",
  "created_at",
  "updated_at",
  "erased_at",
] as const satisfies readonly (keyof CustomerTable)[];

export async function findCustomerById(db: Db | Trx, id: string): Promise<CustomerRecord | null> {
  return (await db.selectFrom("customer").select(customerColumns).where("id", "=", id).executeTakeFirst()) ?? null;
}

/** The oldest one where several share the value. */
export async function findCustomerBy(
  db: Db | Trx,
  column: "external_id" | "email" | "phone" | "document_number",
  key: { accountId: string; value: string },
): Promise<CustomerRecord | null> {
  const row = await db
    .selectFrom("customer")
    .select(customerColumns)
    .where("account_id", "=", key.accountId)
    .where(column, "=", key.value)
    .orderBy("seq")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Enough for one household or office; more people than that on one number are not looked through. */
const phoneCandidatesMax = 20;

export async function listCustomersByPhone(
  db: Db | Trx,
  key: { accountId: string; phone: string },
): Promise<CustomerRecord[]> {
  return db
    .selectFrom("customer")
    .select(customerColumns)
    .where("account_id", "=", key.accountId)
    .where("phone", "=", key.phone)
    .orderBy("seq")
    .limit(phoneCandidatesMax)
    .execute();
}

export async function insertCustomer(trx: Trx, row: Insertable<CustomerTable>): Promise<void> {
  await trx.insertInto("customer").values(row).execute();
}

export async function updateCustomer(
  trx: Trx,
  id: string,
  change: Partial<
    Pick<CustomerTable, "external_id" | "name" | "email" | "phone" | "country" | "document_type" | "document_number">
  > & { updated_at: string },
): Promise<void> {
  await trx.updateTable("customer").set(change).where("id", "=", id).execute();
}

/** Nobody is found by anything anymore that led to this customer. */
export async function blankCustomer(trx: Trx, id: string, at: string): Promise<void> {
  const nobody = {
    external_id: null,
    name: null,
    email: null,
    phone: null,
    document_type: null,
    document_number: null,
  };
  await trx
    .updateTable("customer")
    .set({ ...nobody, updated_at: at })
    .where("id", "=", id)
    .execute();
}

export async function markErased(trx: Trx, id: string, at: string): Promise<void> {
  await trx.updateTable("customer").set({ erased_at: at, updated_at: at }).where("id", "=", id).execute();
}
