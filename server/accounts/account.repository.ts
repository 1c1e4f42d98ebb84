import type { Db, Trx } from "../database.ts";
import { prepared, type Slots } from "../store/prepared.ts";
import type { AccountTable, MerchantTable } from "./account.table.ts";

const accountColumns = ["id", "name", "kind", "settings", "created_at"] as const;
const merchantColumns = ["account_id", "id", "name", "created_at"] as const;

/** Returns false when the id is taken. */
export async function insertAccount(trx: Trx, account: AccountTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("account")
    .values(account)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

const rowById = prepared((db: Db, { id }: Slots<{ id: string }>) =>
  db.selectFrom("account").select(accountColumns).where("id", "=", id),
);

export async function findAccountRow(db: Db, id: string): Promise<AccountTable | undefined> {
  return (await rowById(db, { id })).rows[0];
}

export async function storeAccountSettings(trx: Trx, id: string, settings: string): Promise<void> {
  await trx.updateTable("account").set({ settings }).where("id", "=", id).execute();
}

/** By name; `ids` is null for all of the installation. */
export async function readAccounts(db: Db, ids: readonly string[] | null): Promise<AccountTable[]> {
  const query = db.selectFrom("account").select(accountColumns).orderBy("name").orderBy("id");
  if (ids === null) return query.execute();
  // An empty list of choices is no SQL to PostgreSQL.
  return ids.length === 0 ? [] : query.where("id", "in", ids).execute();
}

export async function hasAccountOfKind(db: Db, kind: AccountTable["kind"]): Promise<boolean> {
  return (
    (await db.selectFrom("account").select("id").where("kind", "=", kind).limit(1).executeTakeFirst()) !== undefined
  );
}

/** Returns false when the account has a merchant of that id. */
export async function insertMerchant(trx: Trx, merchant: MerchantTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("merchant")
    .values(merchant)
    .onConflict((conflict) => conflict.columns(["account_id", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function readMerchants(db: Db, accountId: string): Promise<MerchantTable[]> {
  return db.selectFrom("merchant").select(merchantColumns).where("account_id", "=", accountId).orderBy("id").execute();
}

export async function findMerchantRow(
  db: Db,
  { accountId, id }: { accountId: string; id: string },
): Promise<MerchantTable | undefined> {
  return db
    .selectFrom("merchant")
    .select(merchantColumns)
    .where("account_id", "=", accountId)
    .where("id", "=", id)
    .executeTakeFirst();
}
