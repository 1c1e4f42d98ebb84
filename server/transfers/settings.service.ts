import { DomainError } from "../../shared/errors.ts";
import type { TransferCurrency } from "../../shared/transfers/transfer-methods.ts";
import { say } from "../../shared/sentences/say.ts";
import { type AuditActor, recordAudit } from "../audit/audit.service.ts";
import { getMerchant } from "../accounts/read-account.service.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import { requeueAllTransfers } from "./incoming.repository.ts";
import { findTransferSettings, saveTransferSettings, settingsVersion } from "./settings.repository.ts";
import { defaultTransferSettings, type TransferSettings } from "./settings.rules.ts";

interface MerchantKey {
  accountId: string;
  merchantId: string;
}

/** What a merchant wishes, or the defaults. @throws DomainError `not_found` for the merchant. */
export async function transferSettingsOf(db: Db, key: MerchantKey): Promise<TransferSettings> {
  await getMerchant(db, { accountId: key.accountId, id: key.merchantId });
  return (await findTransferSettings(db, key)) ?? defaultTransferSettings;
}

/** @throws DomainError `currency_disabled` */
export function requireCurrency(
  { currencies }: Pick<TransferSettings, "currencies">,
  currency: TransferCurrency,
): void {
  if (currencies.includes(currency)) return;
  const fields = [{ path: "currency", message: "is not enabled" }];
  throw new DomainError("currency_disabled", `${currency} is not enabled for this merchant.`, { fields });
}

/**
 * Changes some of a merchant's settings and leaves the others. They hold from the next order on; what becomes of money
 * that found no order follows them at the next round of the matching.
 *
 * @throws DomainError `not_found` for the merchant; `precondition_failed` when they are not the version that the
 *   caller has read.
 */
export async function changeTransferSettings(
  ctx: Pick<AppContext, "store" | "clock" | "ids">,
  {
    by,
    changes,
    expectedVersion = null,
    ...key
  }: MerchantKey & { changes: Partial<TransferSettings>; by: AuditActor; expectedVersion?: number | null },
): Promise<TransferSettings> {
  return ctx.store.write(async (trx) => {
    const before = await transferSettingsOf(trx, key);
    if (expectedVersion !== null && expectedVersion !== (await settingsVersion(trx, key))) {
      throw new DomainError("precondition_failed", say("refusal.settings_changed"));
    }
    const after = { ...before, ...changes };
    const now = ctx.clock.now();
    await saveTransferSettings(trx, key, after, now);
    const keepsPolicy = after.refundPolicy === before.refundPolicy && after.holdHours === before.holdHours;
    if (!keepsPolicy) await requeueAllTransfers(trx, { ...key, now });
    await recordAudit(trx, ctx, {
      chain: key.accountId,
      actor: by,
      action: "merchant.transfer_settings_changed",
      objectType: "merchant",
      objectId: key.merchantId,
      isAllowed: true,
      details: { before, after },
    });
    return after;
  });
}
