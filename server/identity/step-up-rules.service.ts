import type { ChangeStepUpLimitRequest, StepUpRules } from "../../shared/identity/step-up.schema.ts";
import { getAccount } from "../accounts/read-account.service.ts";
import { type AuditActor, installationChain, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import { findStepUpLimit, putSecretsPolicy, putStepUpLimit, readStepUpLimits } from "./step-up.repository.ts";
import { asksForSecrets } from "./step-up.service.ts";

/** Before what people prove anew who they are. */
export async function getStepUpRules(ctx: AppContext): Promise<StepUpRules> {
  return ctx.store.read(async (db) => ({
    asks_for_secrets: await asksForSecrets(ctx, db),
    limits: await readStepUpLimits(db),
  }));
}

export async function setSecretsPolicy(
  ctx: AppContext,
  { isAsked, by }: { isAsked: boolean; by: AuditActor },
): Promise<void> {
  await ctx.store.write(async (trx) => {
    const before = await asksForSecrets(ctx, trx);
    await putSecretsPolicy(trx, { isAsked, at: ctx.clock.now() });
    await recordAudit(trx, ctx, {
      ...{ chain: installationChain, actor: by, action: "security.step_up_changed", isAllowed: true },
      ...{ objectType: "step_up", objectId: "secrets", details: { before, after: isAsked } },
    });
  });
}

/** @throws DomainError `not_found` for an account that does not exist. */
export async function setStepUpLimit(
  ctx: AppContext,
  { limit, by }: { limit: ChangeStepUpLimitRequest; by: AuditActor },
): Promise<void> {
  const { account_id: accountId, currency, amount } = limit;
  await ctx.store.write(async (trx) => {
    await getAccount(trx, accountId);
    const before = (await findStepUpLimit(trx, { accountId, currency })) ?? null;
    await putStepUpLimit(trx, { accountId, currency, amount, at: ctx.clock.now() });
    await recordAudit(trx, ctx, {
      ...{ chain: accountId, actor: by, action: "security.step_up_changed", isAllowed: true },
      ...{ objectType: "step_up", objectId: `${accountId} ${currency}`, details: { currency, before, after: amount } },
    });
  });
}
