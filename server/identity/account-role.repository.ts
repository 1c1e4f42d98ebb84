import type { Db, Trx } from "../database.ts";
import type { AccountRoleTable } from "./client.table.ts";

const columns = [
  "seq",
  "id",
  "account_id",
  "name",
  "description",
  "scope",
  "created_by",
  "created_at",
  "updated_at",
  "deleted_at",
  "deleted_by",
] as const;

type RoleRow = Omit<AccountRoleTable, "seq"> & { seq: number };

/** Newest first. There are few, so they are read whole. */
export async function readAccountRoles(db: Db, accountId: string, limit: number): Promise<RoleRow[]> {
  return db
    .selectFrom("account_role")
    .select(columns)
    .where("account_id", "=", accountId)
    .orderBy("seq", "desc")
    .limit(limit)
    .execute();
}

export async function findAccountRole(db: Db, key: { accountId: string; id: string }): Promise<RoleRow | undefined> {
  return db
    .selectFrom("account_role")
    .select(columns)
    .where("account_id", "=", key.accountId)
    .where("id", "=", key.id)
    .executeTakeFirst();
}

export async function insertAccountRole(trx: Trx, role: Omit<AccountRoleTable, "seq">): Promise<void> {
  await trx.insertInto("account_role").values(role).execute();
}

export async function updateAccountRole(
  trx: Trx,
  id: string,
  change: Partial<
    Pick<AccountRoleTable, "name" | "description" | "scope" | "updated_at" | "deleted_at" | "deleted_by">
  >,
): Promise<void> {
  await trx.updateTable("account_role").set(change).where("id", "=", id).execute();
}
