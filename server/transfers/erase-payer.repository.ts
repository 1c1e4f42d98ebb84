import type { Db, Trx } from "../database.ts";

/** Payouts of a customer that are not over. */
export async function listOpenPayouts(db: Db, customerId: string, limit: number): Promise<{ id: string }[]> {
  return db
    .selectFrom("payout")
    .select("id")
    .where("customer_id", "=", customerId)
    .where("state", "not in", ["completed", "failed"])
    .limit(limit)
    .execute();
}

export async function readPayoutTexts(trx: Trx, customerId: string) {
  return trx
    .selectFrom("payout")
    .select(["seq", "destination", "metadata"])
    .where("customer_id", "=", customerId)
    .execute();
}

export async function replacePayoutTexts(
  trx: Trx,
  { seq, destination, metadata }: { seq: number; destination: string; metadata: string | null },
): Promise<void> {
  await trx.updateTable("payout").set({ destination, metadata }).where("seq", "=", seq).execute();
}

/** The payer's document on the order, and who the bank said sent the money. */
export async function blankPayer(trx: Trx, paymentId: string): Promise<void> {
  await trx.updateTable("transfer_order").set({ document_number: "" }).where("payment_id", "=", paymentId).execute();
  await trx
    .updateTable("incoming_transfer")
    .set({ payer_name: null, payer_document: null, payer_account: null })
    .where("payment_id", "=", paymentId)
    .execute();
}
