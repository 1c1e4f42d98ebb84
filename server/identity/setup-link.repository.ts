import type { Db, Trx } from "../database.ts";
import type { SetupLinkTable } from "./identity.table.ts";

export async function insertSetupLink(trx: Trx, link: SetupLinkTable): Promise<void> {
  await trx.insertInto("setup_link").values(link).execute();
}

/** Only the link that was made last opens anything. */
export async function deleteUnusedSetupLinks(trx: Trx): Promise<void> {
  await trx.deleteFrom("setup_link").where("used_at", "is", null).execute();
}

/** Whether the link is known, unused and not past its end. */
export async function isSetupLinkOpen(db: Db, { tokenHash, at }: { tokenHash: Buffer; at: string }): Promise<boolean> {
  const row = await db
    .selectFrom("setup_link")
    .select("token_hash")
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("expires_at", ">", at)
    .executeTakeFirst();
  return row !== undefined;
}

/** Returns false when the link is unknown, used or past its end. */
export async function useSetupLink(trx: Trx, { tokenHash, at }: { tokenHash: Buffer; at: string }): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("setup_link")
    .set({ used_at: at })
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("expires_at", ">", at)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
