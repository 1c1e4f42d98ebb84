import { accountKind } from "../../shared/accounts/account.schema.ts";
import { DomainError, fieldSaying } from "../../shared/errors.ts";
import type { DocumentDays } from "../../shared/lending/document-days.ts";
import { defaultKycTemplate, type KycTemplate } from "../../shared/lending/kyc-template.ts";
import { type Said, say } from "../../shared/sentences/say.ts";
import { getAccount } from "../accounts/read-account.service.ts";
import { type AuditActor, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import { findLendingSettings, saveLendingSettings } from "./lending-settings.repository.ts";

/** How an account lends. */
export interface LendingSettings {
  /** How far ahead of the world the account's lending lives; always 0 for live accounts. */
  clockOffsetSeconds: number;
  /** What is asked for by legal form; null for the template of the house. */
  kycItems: KycTemplate | null;
  /** How long signatures are waited for. */
  signingHours: number;
  /** After how long in one state before the payout staff are told of a loan. */
  stuckHours: number;
  /** Whether a late installment costs a fine and interest for the delay. */
  chargesLateFees: boolean;
  /** For how many days files are kept, by kind of document; what is not named is kept. */
  documentDays: DocumentDays;
}

export const defaultLendingSettings: LendingSettings = {
  clockOffsetSeconds: 0,
  kycItems: null,
  signingHours: 168,
  stuckHours: 48,
  chargesLateFees: false,
  documentDays: {},
};

/** What the account has set, or the defaults. */
export async function lendingSettingsOf(db: Db, accountId: string): Promise<LendingSettings> {
  return (await findLendingSettings(db, accountId))?.settings ?? defaultLendingSettings;
}

/** What a new customer of the account is asked for. */
export async function kycTemplateOf(db: Db, accountId: string): Promise<KycTemplate> {
  return (await lendingSettingsOf(db, accountId)).kycItems ?? defaultKycTemplate;
}

/** As `lendingSettingsOf`, with how often they were changed. @throws DomainError `not_found` for the account. */
export async function readLendingSettings(
  db: Db,
  accountId: string,
): Promise<{ settings: LendingSettings; version: number }> {
  await getAccount(db, accountId);
  return (await findLendingSettings(db, accountId)) ?? { settings: defaultLendingSettings, version: 0 };
}

/**
 * Changes some of an account's settings and leaves the others. What is asked for holds for customers who come from now
 * on; what others were asked stays.
 *
 * @throws DomainError `not_found` for the account; `precondition_failed` when they are not the version that the caller
 *   has read; `validation_failed` for another clock on a live account, and for one that goes back.
 */
export async function changeLendingSettings(
  ctx: Pick<AppContext, "store" | "clock" | "ids">,
  {
    accountId,
    changes,
    expectedVersion,
    by,
  }: { accountId: string; changes: Partial<LendingSettings>; expectedVersion: number | null; by: AuditActor },
): Promise<void> {
  await ctx.store.write(async (trx) => {
    const { settings: before, version } = await readLendingSettings(trx, accountId);
    if (expectedVersion !== null && expectedVersion !== version) {
      throw new DomainError("precondition_failed", say("refusal.settings_changed"));
    }
    const after = { ...before, ...changes };
    refuseOffset(accountId, before, after);
    await saveLendingSettings(trx, accountId, after, ctx.clock.now());
    await recordAudit(trx, ctx, {
      chain: accountId,
      actor: by,
      action: "account.lending_settings_changed",
      objectType: "account",
      objectId: accountId,
      isAllowed: true,
      details: { before, after },
    });
  });
}

/** Rows are dated by this clock, so that it must not run backwards. */
function refuseOffset(accountId: string, before: LendingSettings, after: LendingSettings): void {
  const [was, wanted] = [before.clockOffsetSeconds, after.clockOffsetSeconds];
  if (wanted === was) return;
  if (accountKind(accountId) === "live") throw badOffset(say("refusal.clock_live"));
  if (wanted < was) throw badOffset(say("refusal.clock_back"));
}

function badOffset(said: Said): DomainError {
  const fields = [fieldSaying("clock_offset_seconds", said)];
  return new DomainError("validation_failed", `The clock ${said.text}.`, { fields });
}
