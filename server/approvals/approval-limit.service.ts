import type { Db } from "../database.ts";
import type { PaymentRecord } from "../payments/payment.record.ts";
import { transferSettingsOf } from "../transfers/settings.service.ts";

/** Up to which amount one person gives money of this payment back alone, minor units; null for any amount. */
export async function approvalLimitOf(
  db: Db,
  { api, account_id: accountId, merchant_id: merchantId }: PaymentRecord,
): Promise<number | null> {
  // Only a shop that is paid by transfer has a limit: it is one of its settings.
  if (api !== "payments" || merchantId === null) return null;
  return (await transferSettingsOf(db, { accountId, merchantId })).approvalAbove;
}
