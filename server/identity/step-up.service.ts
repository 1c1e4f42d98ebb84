import { accountKind } from "../../shared/accounts/account.schema.ts";
import { DomainError, fieldSaying } from "../../shared/errors.ts";
import type { PasskeyProof } from "../../shared/identity/factor.schema.ts";
import { proofLifeMs, type ProofMethod, type ProofRequest } from "../../shared/identity/step-up.schema.ts";
import { shiftInstant } from "../../shared/instant.ts";
import { type Said, say } from "../../shared/sentences/say.ts";
import { type AuditActor, installationChain, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import { isGuardedInstallation } from "./factor-policy.service.ts";
import { hasFactor, readFactors, takeCode } from "./factor.service.ts";
import { isOwnPassword } from "./own-password.service.ts";
import { provePasskey } from "./passkey.service.ts";
import { hashToken, sessionName } from "./session-token.ts";
import { throttleOf } from "./sign-in-throttle.ts";
import { noteProof } from "./staff-session.repository.ts";
import type { SignedIn } from "./staff-session.service.ts";
import { findSecretsPolicy, findStepUpLimit } from "./step-up.repository.ts";

/** Money that is about to move, in minor units. */
export interface Stake {
  accountId: string;
  currency: string;
  amount: number;
}

/** How people get in, secrets, or money: of several sums, each goes by its own limit. */
export type AtStake = "people" | "secrets" | Stake | readonly Stake[];

/**
 * @param atStake asked only where the last proof is too old.
 * @throws DomainError `step_up_required` (facts: `methods`) when the last proof is too old for what is at stake.
 */
export async function requireProof(
  ctx: AppContext,
  caller: SignedIn,
  atStake: () => AtStake | Promise<AtStake>,
): Promise<void> {
  if (ctx.clock.now() < shiftInstant(caller.provenAt, proofLifeMs)) return;
  const stake = await atStake();
  const methods = await ctx.store.read(async (db) =>
    (await isAsked(ctx, db, stake)) ? methodsOf(db, caller.staff.id) : null,
  );
  if (methods === null) return;
  const message =
    "This takes a fresh proof that it is you. Give your second step, or your password where you have none.";
  throw new DomainError("step_up_required", message, { facts: { methods } });
}

/** Whether an account's money of this amount takes a fresh proof. */
async function needsProof(db: Db, { accountId, currency, amount }: Stake): Promise<boolean> {
  const limit = await findStepUpLimit(db, { accountId, currency });
  return limit === undefined ? accountKind(accountId) === "live" : amount > limit;
}

/** Whether secrets take a fresh proof; where no admin has decided, they do wherever there is real money. */
export async function asksForSecrets(ctx: AppContext, db: Db): Promise<boolean> {
  return (await findSecretsPolicy(db)) ?? isGuardedInstallation(ctx, db);
}

async function isAsked(ctx: AppContext, db: Db, stake: AtStake): Promise<boolean> {
  if (stake === "people") return true;
  if (stake === "secrets") return asksForSecrets(ctx, db);
  for (const one of [stake].flat()) if (await needsProof(db, one)) return true;
  return false;
}

/** The password alone is enough only for people who have nothing stronger. */
async function methodsOf(db: Db, staffId: string): Promise<ProofMethod[]> {
  const factors = await readFactors(db, staffId);
  if (!hasFactor(factors)) return ["password"];
  return [...(factors.hasTotp ? (["totp"] as const) : []), ...(factors.passkeyCount > 0 ? (["passkey"] as const) : [])];
}

interface Prover {
  caller: SignedIn & { token: string };
  by: AuditActor;
}

/**
 * Notes that the person has proved anew who they are.
 *
 * @throws DomainError `validation_failed`, by field; `rate_limited`
 */
export async function proveAnew(ctx: AppContext, prover: Prover, proof: ProofRequest): Promise<void> {
  const { caller, by } = prover;
  const methods = await ctx.store.read((db) => methodsOf(db, caller.staff.id));
  if (!methods.includes("password")) {
    if (!(await isOwnCode(ctx, prover, proof.code ?? ""))) throw wrong("code", say("person.code_wrong"));
  } else if (
    !(await isOwnPassword(ctx, { staff: caller.staff, ip: by.ip, token: caller.token }, proof.password ?? ""))
  ) {
    throw wrong("password", say("person.password_wrong"));
  }
  await keepProof(ctx, prover);
}

/** @throws DomainError `validation_failed` */
export async function proveAnewWithPasskey(ctx: AppContext, prover: Prover, proof: PasskeyProof): Promise<void> {
  const { id } = prover.caller.staff;
  if ((await provePasskey(ctx, proof, id)) !== id) throw wrong("credential", say("person.passkey_not_yours"));
  await keepProof(ctx, prover);
}

async function isOwnCode(ctx: AppContext, { caller, by }: Prover, code: string): Promise<boolean> {
  const { id: staffId, email } = caller.staff;
  const attempt = { email, ip: by.ip ?? "unknown", device: sessionName(caller.token), now: ctx.clock.now() };
  if (ctx.config.hasRateLimits) throttleOf(ctx).admit(attempt);
  const isRight = await takeCode(ctx, { staffId, code, by });
  if (isRight) throttleOf(ctx).forgive(attempt);
  return isRight;
}

async function keepProof(ctx: AppContext, { caller, by }: Prover): Promise<void> {
  await ctx.store.write(async (trx) => {
    await noteProof(trx, { tokenHash: hashToken(caller.token), at: ctx.clock.now() });
    const about = { chain: installationChain, objectType: "staff", objectId: caller.staff.id };
    await recordAudit(trx, ctx, { ...about, actor: by, action: "session.proved", isAllowed: true, details: {} });
  });
}

function wrong(path: string, said: Said): DomainError {
  return new DomainError("validation_failed", said, { fields: [fieldSaying(path, said)] });
}
