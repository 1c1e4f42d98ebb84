import { eraseJson } from "../../customers/erase-facts.rules.ts";
import type { Trx } from "../../database.ts";
import { blankBorrower, readEntryTexts, replaceEntryText } from "./erase-borrower.repository.ts";

export { listLendingIds, listOpenLoans, listOpenOffers } from "./erase-borrower.repository.ts";

/** Takes out who a borrower is, with every document; what was lent and paid back stays. */
export async function eraseBorrower(trx: Trx, customerId: string): Promise<void> {
  await blankBorrower(trx, customerId, `erased-${customerId}`);
  for (const { seq, details } of await readEntryTexts(trx, customerId)) {
    await replaceEntryText(trx, seq, eraseJson(details ?? "{}"));
  }
}
