import type { Trx } from "../database.ts";
import { type PaymentWords, paymentWords } from "./payment-words.ts";
import { replacePaymentWords } from "./search.repository.ts";

/** Makes a payment findable by its present words; the earlier ones no longer find it. */
export async function indexPayment(trx: Trx, seq: number, words: PaymentWords): Promise<void> {
  await replacePaymentWords(trx, seq, paymentWords(words));
}
