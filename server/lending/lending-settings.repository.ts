import { sql } from "kysely";
import { type DocumentDays, documentDaysSchema } from "../../shared/lending/document-days.ts";
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
    .select(["clock_offset_seconds", "kyc_items", "signing_hours", "stuck_hours", "charges_late_fees"])
    .select(["document_days", "version"])
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const settings = {
    clockOffsetSeconds: row.clock_offset_seconds,
    kycItems: row.kyc_items === null ? null : kycTemplateSchema.parse(JSON.parse(row.kyc_items)),
    signingHours: row.signing_hours,
    stuckHours: row.stuck_hours,
    chargesLateFees: row.charges_late_fees === 1,
    documentDays: row.document_days === null ? {} : documentDaysSchema.parse(JSON.parse(row.document_days)),
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
    stuck_hours: settings.stuckHours,
    charges_late_fees: settings.chargesLateFees ? 1 : 0,
    document_days: Object.keys(settings.documentDays).length === 0 ? null : JSON.stringify(settings.documentDays),
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

/** Accounts that do not keep every document, with for how long they keep which. */
export async function listDocumentDays(db: Db): Promise<{ accountId: string; documentDays: DocumentDays }[]> {
  const rows = await db
    .selectFrom("lending_settings")
    .select(["account_id", "document_days"])
    .where("document_days", "is not", null)
    .execute();
  return rows.map(({ account_id: accountId, document_days }) => ({
    accountId,
    documentDays: documentDaysSchema.parse(JSON.parse(document_days ?? "{}")),
  }));
}
