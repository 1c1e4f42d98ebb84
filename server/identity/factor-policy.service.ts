import type { FactorPolicyView } from "../../shared/identity/factor.schema.ts";
import { type Role, roles } from "../../shared/permissions.ts";
import { hasLiveAccount } from "../accounts/read-account.service.ts";
import { type AuditActor, installationChain, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import { findFactorPolicy, putFactorPolicy, readFactorPolicies } from "./factor-policy.repository.ts";

type Installation = Pick<AppContext, "config">;

const guardedRoles: readonly Role[] = ["finance", "admin"];

/** Whether mistakes cost real money here: there is a live account, and it is no demo. */
export async function isGuardedInstallation({ config }: Installation, db: Db): Promise<boolean> {
  return !config.isDemo && (await hasLiveAccount(db));
}

/** Whether people of this role have to have a second step; where no admin has decided, those who move money. */
export async function isFactorRequired(ctx: Installation, db: Db, role: Role): Promise<boolean> {
  const decided = await findFactorPolicy(db, role);
  if (decided !== undefined) return decided;
  return guardedRoles.includes(role) && (await isGuardedInstallation(ctx, db));
}

/** Of every role. */
export async function listFactorPolicies(ctx: AppContext): Promise<FactorPolicyView[]> {
  return ctx.store.read(async (db) => {
    const decided = new Map((await readFactorPolicies(db)).map(({ role, is_required }) => [role, is_required === 1]));
    const isGuarded = await isGuardedInstallation(ctx, db);
    return roles.map((role) => ({
      role,
      is_required: decided.get(role) ?? (isGuarded && guardedRoles.includes(role)),
    }));
  });
}

/** Whoever has none then is led to set one up with their next click. */
export async function setFactorPolicy(
  ctx: AppContext,
  { role, isRequired, by }: { role: Role; isRequired: boolean; by: AuditActor },
): Promise<void> {
  await ctx.store.write(async (trx) => {
    const before = await isFactorRequired(ctx, trx, role);
    await putFactorPolicy(trx, { role, isRequired, at: ctx.clock.now() });
    await recordAudit(trx, ctx, {
      ...{ chain: installationChain, actor: by, action: "security.factor_policy_changed", isAllowed: true },
      ...{ objectType: "role", objectId: role, details: { before, after: isRequired } },
    });
  });
}
