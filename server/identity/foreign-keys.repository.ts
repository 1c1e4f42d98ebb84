import type { Db } from "../database.ts";

/** The id of another master key that sealed something that lasts; null when this one opens everything. */
export async function findForeignKeyId(db: Db, keyId: string): Promise<string | null> {
  const { key_id } = await db
    .selectFrom([
      db
        .selectFrom("webhook_secret")
        .select("key_id")
        .union(db.selectFrom("card_token").select("key_id"))
        .union(db.selectFrom("kyc_document_content").select("key_id"))
        .as("sealed"),
    ])
    .select(({ fn }) => fn.min("key_id").as("key_id"))
    .where("key_id", "<>", keyId)
    .executeTakeFirstOrThrow();
  return key_id;
}
