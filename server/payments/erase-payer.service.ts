import type { Trx } from "../database.ts";
import { erasedText, eraseJson } from "../customers/erase-facts.rules.ts";
import { readPayerTexts, replaceOperationTexts, replacePayer, replaceTimelineData } from "./erase-payer.repository.ts";
import { index } from "./payment-change.service.ts";
import { findPayment } from "./payment.repository.ts";

export { listOpenPayments, listPaymentIds, type OpenPayment } from "./erase-payer.repository.ts";

/** Takes out who paid; amounts, operations and the ledger stay as they are, and the payment is no longer found by name. */
export async function erasePayer(trx: Trx, id: string): Promise<void> {
  const { payment, operations, timeline } = await readPayerTexts(trx, id);
  await replacePayer(trx, id, eraseJson(payment.details));
  for (const { seq, note, request } of operations) {
    await replaceOperationTexts(trx, { seq, note: note === null ? null : erasedText, request: eraseJson(request) });
  }
  for (const { seq, data } of timeline) await replaceTimelineData(trx, seq, eraseJson(data ?? "{}"));
  const erased = await findPayment(trx, "all", id);
  if (erased !== null) await index(trx, erased);
}
