import { sql } from "kysely";
import { kycTemplateSchema } from "../../shared/lending/kyc-template.ts";
import type { Db, Trx } from "../database.ts";
import type { LendingSettings } from "./lending-settings.service.ts";

/** Null where the account has set nothing. */
export async function findLendingSettings(
  db: Db,
  accountId: string,
): Promise<{ settings: LendingSettings; version: number } | null> {
  const row = await db
    .selectFrom("lending_settings")
    .select(["clock_offset_seconds", "kyc_items", "signing_hours", "charges_late_fees", "version"])
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const settings = {
    clockOffsetSeconds: row.clock_offset_seconds,
    kycItems: row.kyc_items === null ? null : kycTemplateSchema.parse(JSON.parse(row.kyc_items)),
    signingHours: row.signing_hours,
    chargesLateFees: row.charges_late_fees === 1,
  };
  return { settings, version: row.version };
}

export async function saveLendingSettings(
  trx: Trx,
  accountId: string,
  settings: LendingSettings,
  at: string,
): Promise<void> {
  const values = {
    clock_offset_seconds: settings.clockOffsetSeconds,
    kyc_items: settings.kycItems === null ? null : JSON.stringify(settings.kycItems),
    signing_hours: settings.signingHours,
    charges_late_fees: settings.chargesLateFees ? 1 : 0,
    updated_at: at,
  };
  await trx
    .insertInto("lending_settings")
    .values({ account_id: accountId, ...values })
    .onConflict((conflict) =>
      conflict.column("account_id").doUpdateSet({ ...values, version: sql<number>`lending_settings.version + 1` }),
    )
    .execute();
}
