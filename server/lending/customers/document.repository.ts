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
  "removed_at",
  "removal_reason",
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

/**
 * Files of one kind about which nobody has to decide since `until`, the oldest first: those that were decided on, and
 * the others of customers whose review had ended by then.
 */
export async function listOldDocuments(
  db: Db,
  { accountId, type, until, limit }: { accountId: string; type: string; until: string; limit: number },
): Promise<DocumentRecord[]> {
  const isEnded = ["active", "denied"] as const;
  return db
    .selectFrom("kyc_document")
    .select(columns)
    .where("account_id", "=", accountId)
    .where("type", "=", type)
    .where("removed_at", "is", null)
    .where((eb) =>
      eb.or([
        eb("decided_at", "<=", until),
        eb.and([
          eb("decided_at", "is", null),
          eb.exists(
            eb
              .selectFrom("borrower")
              .select("borrower.customer_id")
              .whereRef("borrower.customer_id", "=", "kyc_document.customer_id")
              .where("borrower.status", "in", isEnded)
              .where("borrower.status_since", "<=", until),
          ),
        ]),
      ]),
    )
    .orderBy("seq")
    .limit(limit)
    .execute();
}

/** Deletes the file and keeps the row; false when somebody else has removed it. */
export async function removeFile(
  trx: Trx,
  id: string,
  { at, reason }: { at: string; reason: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("kyc_document")
    .set({ removed_at: at, removal_reason: reason, updated_at: at })
    .where("id", "=", id)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  await trx.deleteFrom("kyc_document_content").where("document_id", "=", id).execute();
  return numUpdatedRows === 1n;
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
