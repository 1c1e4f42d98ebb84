import { z } from "zod";
import { transferCurrencies } from "../../shared/transfers/transfer-methods.ts";
import { sql } from "kysely";
import type { Db, Trx } from "../database.ts";
import type { TransferSettings } from "./settings.rules.ts";

interface MerchantKey {
  accountId: string;
  merchantId: string;
}

const currenciesSchema = z.array(z.enum(transferCurrencies));

/** Null where the merchant has set nothing. */
export async function findTransferSettings(db: Db, key: MerchantKey): Promise<TransferSettings | null> {
  const row = await db
    .selectFrom("transfer_settings")
    .select([
      "order_expiration_hours",
      "hold_hours",
      "refund_policy",
      "tolerance_basis_points",
      "tolerance_max",
      "currencies",
      "pays_out",
      "approval_above",
    ])
    .where("account_id", "=", key.accountId)
    .where("merchant_id", "=", key.merchantId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    orderExpirationHours: row.order_expiration_hours,
    holdHours: row.hold_hours,
    refundPolicy: row.refund_policy,
    toleranceBasisPoints: row.tolerance_basis_points,
    toleranceMax: row.tolerance_max,
    currencies: currenciesSchema.parse(JSON.parse(row.currencies)),
    paysOut: row.pays_out === 1,
    approvalAbove: row.approval_above,
  };
}

/** Counts the changes of a merchant's settings; 0 where nothing was set. */
export async function settingsVersion(db: Db, key: MerchantKey): Promise<number> {
  const row = await db
    .selectFrom("transfer_settings")
    .select("version")
    .where("account_id", "=", key.accountId)
    .where("merchant_id", "=", key.merchantId)
    .executeTakeFirst();
  return row?.version ?? 0;
}

export async function saveTransferSettings(
  trx: Trx,
  key: MerchantKey,
  settings: TransferSettings,
  at: string,
): Promise<void> {
  const values = {
    order_expiration_hours: settings.orderExpirationHours,
    hold_hours: settings.holdHours,
    refund_policy: settings.refundPolicy,
    tolerance_basis_points: settings.toleranceBasisPoints,
    tolerance_max: settings.toleranceMax,
    currencies: JSON.stringify(settings.currencies),
    pays_out: settings.paysOut ? 1 : 0,
    approval_above: settings.approvalAbove,
    updated_at: at,
  };
  await trx
    .insertInto("transfer_settings")
    .values({ account_id: key.accountId, merchant_id: key.merchantId, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(["account_id", "merchant_id"])
        .doUpdateSet({ ...values, version: sql<number>`transfer_settings.version + 1` }),
    )
    .execute();
}
