import { z } from "zod";
import { accountKind } from "../../shared/accounts/account.schema.ts";
import { DomainError, fieldSaying } from "../../shared/errors.ts";
import { say } from "../../shared/sentences/say.ts";
import { type AuditActor, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import { findAccountRow, storeAccountSettings } from "./account.repository.ts";

const detailsSchema = z.record(z.string(), z.unknown());

/** What an account decides for itself. */
const settingsSchema = z.object({
  company: detailsSchema.optional(),
  branding: detailsSchema.optional(),
  billing: detailsSchema.optional(),
  checkout: z
    .object({
      session_lifetime_seconds: z.int().optional(),
      /** Origins whose pages may show the payer's page in a frame; none means any. */
      frame_ancestors: z.array(z.string()).optional(),
    })
    .optional(),
  sandbox: z.object({ asynchronous_operations: z.boolean().optional() }).optional(),
});
export type AccountSettings = z.infer<typeof settingsSchema>;

/** @throws DomainError `not_found` */
export async function readAccountSettings(db: Db, id: string): Promise<AccountSettings> {
  const row = await findAccountRow(db, id);
  if (row === undefined) throw new DomainError("not_found", `There is no account ${id}.`);
  return settingsSchema.parse(JSON.parse(row.settings));
}

/**
 * Replaces the parts that are named and leaves the others.
 *
 * @throws DomainError `not_found`; `validation_failed` for sandbox behaviour on a live account.
 */
export async function changeAccountSettings(
  ctx: AppContext,
  { accountId, change, by }: { accountId: string; change: AccountSettings; by: AuditActor },
): Promise<AccountSettings> {
  if (change.sandbox !== undefined && accountKind(accountId) !== "sandbox") {
    const said = say("refusal.sandbox_behavior");
    throw new DomainError("validation_failed", `sandbox ${said.text}`, { fields: [fieldSaying("sandbox", said)] });
  }
  return ctx.store.write(async (trx) => {
    const before = await readAccountSettings(trx, accountId);
    const after = { ...before, ...change };
    await storeAccountSettings(trx, accountId, JSON.stringify(after));
    await recordAudit(trx, ctx, {
      chain: accountId,
      actor: by,
      action: "account.settings_changed",
      objectType: "account",
      objectId: accountId,
      isAllowed: true,
      // Which parts, not what they say: a company's details may be personal.
      details: { parts: Object.keys(change), checkout: after.checkout ?? {}, sandbox: after.sandbox ?? {} },
    });
    return after;
  });
}

/** Whether a sandbox account wants its captures, refunds and voids answered before they are done. */
export async function answersLater(ctx: Pick<AppContext, "store">, accountId: string): Promise<boolean> {
  if (accountKind(accountId) !== "sandbox") return false;
  const settings = await ctx.store.read((db) => readAccountSettings(db, accountId));
  return settings.sandbox?.asynchronous_operations === true;
}
