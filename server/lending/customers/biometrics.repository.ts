import type { Insertable, Selectable } from "kysely";
import type { Db, Trx } from "../../database.ts";
import type { BiometricsSessionTable } from "../borrower.table.ts";

export type BiometricsRecord = Selectable<BiometricsSessionTable>;

const columns = [
  "seq",
  "code_hash",
  "customer_id",
  "account_id",
  "state",
  "expires_at",
  "completed_at",
  "document_id",
  "created_at",
] as const satisfies readonly (keyof BiometricsSessionTable)[];

export async function insertBiometrics(trx: Trx, row: Insertable<BiometricsSessionTable>): Promise<void> {
  await trx.insertInto("biometrics_session").values(row).execute();
}

export async function findBiometrics(db: Db | Trx, codeHash: string): Promise<BiometricsRecord | null> {
  const query = db.selectFrom("biometrics_session").select(columns).where("code_hash", "=", codeHash);
  return (await query.executeTakeFirst()) ?? null;
}

/** Newest first. */
export async function listBiometrics(db: Db | Trx, customerId: string): Promise<BiometricsRecord[]> {
  return db
    .selectFrom("biometrics_session")
    .select(columns)
    .where("customer_id", "=", customerId)
    .orderBy("seq", "desc")
    .limit(50)
    .execute();
}

/** Returns false when it was completed or ended before. */
export async function completeBiometrics(
  trx: Trx,
  { codeHash, at, documentId }: { codeHash: string; at: string; documentId: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("biometrics_session")
    .set({ state: "completed", completed_at: at, document_id: documentId })
    .where("code_hash", "=", codeHash)
    .where("state", "=", "open")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends the one that is open; a customer has at most one. Returns whether there was one. */
export async function endOpenBiometrics(trx: Trx, customerId: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("biometrics_session")
    .set({ state: "ended" })
    .where("customer_id", "=", customerId)
    .where("state", "=", "open")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
