import type { Trx } from "../database.ts";
import { blankJson } from "../customers/erase-facts.rules.ts";
import { blankPayer, readPayoutTexts, replacePayoutTexts } from "./erase-payer.repository.ts";

export { listOpenPayouts } from "./erase-payer.repository.ts";

/** Takes out whose transfer it was; what came and what for stays. */
export async function eraseTransferPayer(trx: Trx, paymentId: string): Promise<void> {
  await blankPayer(trx, paymentId);
}

/** Takes out to whom payouts went. */
export async function erasePayees(trx: Trx, customerId: string): Promise<void> {
  for (const { seq, destination, metadata } of await readPayoutTexts(trx, customerId)) {
    await replacePayoutTexts(trx, {
      seq,
      destination: blankJson(destination),
      metadata: metadata === null ? null : "{}",
    });
  }
}
