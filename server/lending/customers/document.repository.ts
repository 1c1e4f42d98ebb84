import type { Insertable, Selectable } from "kysely";
import type { Db, Trx } from "../../database.ts";
import type { KycDocumentTable } from "../borrower.table.ts";

export type DocumentRecord = Selectable<KycDocumentTable>;

const columns = [
  "seq",
  "id",
  "customer_id",
  "account_id",
  "type",
  "format",
  "size_bytes",
  "sha256",
  "status",
  "message",
  "uploaded_at",
  "decided_at",
  "decided_by",
  "updated_at",
] as const satisfies readonly (keyof KycDocumentTable)[];

export async function insertDocument(
  trx: Trx,
  row: Insertable<KycDocumentTable>,
  content: { ciphertext: Buffer; key_id: string },
): Promise<void> {
  await trx.insertInto("kyc_document").values(row).execute();
  await trx
    .insertInto("kyc_document_content")
    .values({ document_id: row.id, ...content })
    .execute();
}

/** Newest first. */
export async function listDocuments(db: Db | Trx, customerId: string): Promise<DocumentRecord[]> {
  return db
    .selectFrom("kyc_document")
    .select(columns)
    .where("customer_id", "=", customerId)
    .orderBy("seq", "desc")
    .limit(200)
    .execute();
}

export async function findDocument(db: Db, id: string): Promise<DocumentRecord | null> {
  return (await db.selectFrom("kyc_document").select(columns).where("id", "=", id).executeTakeFirst()) ?? null;
}

/** Null where retention has removed it. */
export async function findDocumentContent(db: Db, id: string): Promise<{ ciphertext: Buffer; key_id: string } | null> {
  const row = await db
    .selectFrom("kyc_document_content")
    .select(["ciphertext", "key_id"])
    .where("document_id", "=", id)
    .executeTakeFirst();
  return row ?? null;
}

/** Moves the one that waits for a decision; there is at most one of a type. */
export async function moveSubmittedDocument(
  trx: Trx,
  key: { customerId: string; type: string },
  change: Pick<KycDocumentTable, "status" | "message" | "decided_by"> & { at: string },
): Promise<void> {
  const { at, ...rest } = change;
  await trx
    .updateTable("kyc_document")
    .set({ ...rest, decided_at: at, updated_at: at })
    .where("customer_id", "=", key.customerId)
    .where("type", "=", key.type)
    .where("status", "=", "submitted")
    .execute();
}
