import type { Trx } from "../database.ts";

/** Cards that the payer left in this payment can be paid with no more. */
export async function deleteTokensOf(trx: Trx, paymentId: string): Promise<void> {
  await trx
    .deleteFrom("card_token_try")
    .where("token_id", "in", (eb) => eb.selectFrom("card_token").select("id").where("payment_id", "=", paymentId))
    .execute();
  await trx.deleteFrom("card_token").where("payment_id", "=", paymentId).execute();
}
