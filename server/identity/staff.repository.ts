import type { Insertable } from "kysely";
import type { Role } from "../../shared/permissions.ts";
import type { Db, Trx } from "../database.ts";
import type { StaffRow, StaffTable } from "./identity.table.ts";

const columns = [
  "id",
  "email",
  "name",
  "role",
  "password_hash",
  "disabled_at",
  "created_at",
  "last_sign_in_at",
] as const;

/** Returns false when the e-mail address is taken. */
export async function insertStaff(trx: Trx, staff: Insertable<StaffTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("staff")
    .values(staff)
    .onConflict((conflict) => conflict.column("email").doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function insertStaffAccounts(
  trx: Trx,
  { staffId, accountIds }: { staffId: string; accountIds: readonly string[] },
): Promise<void> {
  if (accountIds.length === 0) return;
  const rows = accountIds.map((account_id) => ({ staff_id: staffId, account_id }));
  await trx.insertInto("staff_account").values(rows).execute();
}

export async function findStaffRow(db: Db, id: string): Promise<StaffRow | undefined> {
  return db.selectFrom("staff").select(columns).where("id", "=", id).executeTakeFirst();
}

/** @param email in lower case. */
export async function findStaffByEmail(db: Db, email: string): Promise<StaffRow | undefined> {
  return db.selectFrom("staff").select(columns).where("email", "=", email).executeTakeFirst();
}

/** By e-mail address. There are few, so they are not paged. */
export async function readStaff(db: Db, limit: number): Promise<StaffRow[]> {
  return db.selectFrom("staff").select(columns).orderBy("email").limit(limit).execute();
}

/** Account ids by staff id; a person without any is not narrowed. */
export async function readStaffAccounts(db: Db, staffId?: string): Promise<{ staff_id: string; account_id: string }[]> {
  const query = db.selectFrom("staff_account").select(["staff_id", "account_id"]).orderBy("account_id");
  return staffId === undefined ? query.execute() : query.where("staff_id", "=", staffId).execute();
}

export async function hasStaff(db: Db): Promise<boolean> {
  return (await db.selectFrom("staff").select("id").limit(1).executeTakeFirst()) !== undefined;
}

/** Admins who can sign in: not those who have yet to accept their invitation. */
export async function countActiveAdmins(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom("staff")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("role", "=", "admin")
    .where("disabled_at", "is", null)
    .where("password_hash", "is not", null)
    .executeTakeFirstOrThrow();
  return n;
}

export async function setStaffRole(trx: Trx, { id, role }: { id: string; role: Role }): Promise<void> {
  await trx.updateTable("staff").set({ role }).where("id", "=", id).execute();
}

export async function setStaffPassword(
  trx: Trx,
  { id, passwordHash }: { id: string; passwordHash: string },
): Promise<void> {
  await trx.updateTable("staff").set({ password_hash: passwordHash }).where("id", "=", id).execute();
}

export async function noteSignIn(trx: Trx, { id, at }: { id: string; at: string }): Promise<void> {
  await trx.updateTable("staff").set({ last_sign_in_at: at }).where("id", "=", id).execute();
}

/** @param change.accountIds none for all of the installation. */
export async function replaceStaffAccounts(
  trx: Trx,
  change: { staffId: string; accountIds: readonly string[] },
): Promise<void> {
  await trx.deleteFrom("staff_account").where("staff_id", "=", change.staffId).execute();
  await insertStaffAccounts(trx, change);
}

/** @param change.at null lets the person in again. */
export async function setStaffDisabled(trx: Trx, { id, at }: { id: string; at: string | null }): Promise<void> {
  await trx.updateTable("staff").set({ disabled_at: at }).where("id", "=", id).execute();
}

/** Names by staff id, for those of the ids that are staff. */
export async function readStaffNames(db: Db, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return [];
  return db.selectFrom("staff").select(["id", "name"]).where("id", "in", ids).execute();
}
