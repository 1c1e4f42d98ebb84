import type { Db, Trx } from "../database.ts";
import type { StaffLinkTable, StaffRow } from "./identity.table.ts";

export async function insertStaffLink(trx: Trx, link: StaffLinkTable): Promise<void> {
  await trx.insertInto("staff_link").values(link).execute();
}

/** Links that were not followed open nothing any more. */
export async function deleteStaffLinks(trx: Trx, staffId: string): Promise<void> {
  await trx.deleteFrom("staff_link").where("staff_id", "=", staffId).where("used_at", "is", null).execute();
}

interface LinkKey {
  tokenHash: Buffer;
  at: string;
}

/** Whom the link lets in; undefined when it is unknown, used, past its end, or the person is disabled. */
export async function findLinkedStaff(
  db: Db,
  { tokenHash, at }: LinkKey,
): Promise<Pick<StaffRow, "id" | "email" | "name" | "role" | "password_hash"> | undefined> {
  return db
    .selectFrom("staff_link")
    .innerJoin("staff", "staff.id", "staff_link.staff_id")
    .select(["staff.id", "staff.email", "staff.name", "staff.role", "staff.password_hash"])
    .where("staff_link.token_hash", "=", tokenHash)
    .where("staff_link.used_at", "is", null)
    .where("staff_link.expires_at", ">", at)
    .where("staff.disabled_at", "is", null)
    .executeTakeFirst();
}

export async function useStaffLink(trx: Trx, { tokenHash, at }: LinkKey): Promise<void> {
  await trx.updateTable("staff_link").set({ used_at: at }).where("token_hash", "=", tokenHash).execute();
}

/** When the open link of each person ends, by staff id. */
export async function readOpenLinks(db: Db, at: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("staff_link")
    .select(["staff_id", "expires_at"])
    .where("used_at", "is", null)
    .where("expires_at", ">", at)
    .execute();
  return new Map(rows.map(({ staff_id, expires_at }) => [staff_id, expires_at]));
}
