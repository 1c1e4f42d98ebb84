import type { Db, Trx } from "../../database.ts";

/** Loans of a customer that are not over. */
export async function listOpenLoans(db: Db, customerId: string, limit: number): Promise<{ id: string }[]> {
  return db
    .selectFrom("loan")
    .select("id")
    .where("customer_id", "=", customerId)
    .where("status", "not in", ["finished", "cancelled", "error"])
    .limit(limit)
    .execute();
}

/** Credit that a customer could still take. */
export async function listOpenOffers(db: Db, customerId: string, limit: number): Promise<{ id: string }[]> {
  return db
    .selectFrom("credit_offer")
    .select("id")
    .where("customer_id", "=", customerId)
    .where("status", "=", "available")
    .limit(limit)
    .execute();
}

/** Ids of what a borrower is told of by messages: loans and offers. */
export async function listLendingIds(db: Db, customerId: string): Promise<string[]> {
  const loans = await db.selectFrom("loan").select("id").where("customer_id", "=", customerId).execute();
  const offers = await db.selectFrom("credit_offer").select("id").where("customer_id", "=", customerId).execute();
  return [...loans, ...offers].map(({ id }) => id);
}

/** `token` stands for both tax numbers, which must stay one person's alone. */
export async function blankBorrower(trx: Trx, customerId: string, token: string): Promise<void> {
  const nobody = { cpf: token, name: "", email: "", phone: "", cnpj: null, trading_name: null, external_id: null };
  await trx.updateTable("borrower").set(nobody).where("customer_id", "=", customerId).execute();
  await trx
    .deleteFrom("kyc_document_content")
    .where("document_id", "in", (eb) =>
      eb.selectFrom("kyc_document").select("id").where("customer_id", "=", customerId),
    )
    .execute();
  await trx
    .updateTable("kyc_document")
    .set({ message: null, sha256: "" })
    .where("customer_id", "=", customerId)
    .execute();
  await trx.updateTable("kyc_item").set({ message: null }).where("customer_id", "=", customerId).execute();
  await trx.updateTable("kyc_entry").set({ note: null }).where("customer_id", "=", customerId).execute();
  await trx.deleteFrom("sandbox_step").where("customer_id", "=", customerId).execute();
  await trx
    .updateTable("loan_signer")
    .set({ name: "", cpf: "", ip: null })
    .where("loan_id", "in", (eb) => eb.selectFrom("loan").select("id").where("customer_id", "=", customerId))
    .execute();
}

export async function readEntryTexts(trx: Trx, customerId: string) {
  return trx
    .selectFrom("kyc_entry")
    .select(["seq", "details"])
    .where("customer_id", "=", customerId)
    .where("details", "is not", null)
    .execute();
}

export async function replaceEntryText(trx: Trx, seq: number, details: string): Promise<void> {
  await trx.updateTable("kyc_entry").set({ details }).where("seq", "=", seq).execute();
}
