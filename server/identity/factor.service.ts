import { DomainError, fieldSaying } from "../../shared/errors.ts";
import type { NewTotp } from "../../shared/identity/factor.schema.ts";
import type { Role } from "../../shared/permissions.ts";
import { type Said, say } from "../../shared/sentences/say.ts";
import { type AuditActor, installationChain, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Db, Trx } from "../database.ts";
import { isFactorRequired } from "./factor-policy.service.ts";
import {
  confirmTotp,
  countRecoveryCodes,
  deletePasskeys,
  deleteTotp,
  findTotp,
  putTotp,
  readPasskeys,
  replaceRecoveryCodes,
  takeTotpStep,
  useRecoveryCode,
} from "./factor.repository.ts";
import type { StaffTotpTable } from "./factor.table.ts";
import { hashRecoveryCode, newRecoveryCodes } from "./recovery-codes.ts";
import { endSessionsOf } from "./staff-session.repository.ts";
import { requireStaff } from "./staff.service.ts";
import { newTotpSeed, totpAddress, totpStep } from "./totp.ts";

/** The second steps that a person has. */
export interface Factors {
  hasTotp: boolean;
  passkeyCount: number;
}

export async function readFactors(db: Db, staffId: string): Promise<Factors> {
  const totp = await findTotp(db, staffId);
  const passkeys = await readPasskeys(db, staffId);
  return { hasTotp: totp !== undefined && totp.confirmed_at !== null, passkeyCount: passkeys.length };
}

export function hasFactor({ hasTotp, passkeyCount }: Factors): boolean {
  return hasTotp || passkeyCount > 0;
}

/** Whether the person's role has to have a second step that they do not have. */
export async function mustEnrol(ctx: AppContext, db: Db, person: { id: string; role: Role }): Promise<boolean> {
  return (await isFactorRequired(ctx, db, person.role)) && !hasFactor(await readFactors(db, person.id));
}

interface FactorWish {
  staffId: string;
  by: AuditActor;
}

/** Hands out what an app needs to make codes. It counts from the first right code on. */
export async function beginTotp(
  ctx: AppContext,
  { staffId, email }: { staffId: string; email: string },
): Promise<NewTotp> {
  const secret = newTotpSeed();
  const sealed = ctx.vault.seal(Buffer.from(secret), sealPurpose(staffId));
  await ctx.store.write(async (trx) => {
    if ((await readFactors(trx, staffId)).hasTotp) throw refused(say("person.app_known"));
    await putTotp(trx, {
      staff_id: staffId,
      seed: sealed.ciphertext,
      seed_key_id: sealed.keyId,
      last_step: 0,
      created_at: ctx.clock.now(),
      confirmed_at: null,
    });
  });
  return { secret, uri: totpAddress({ seed: secret, email }) };
}

/**
 * Takes the app in when its code is right.
 *
 * @returns recovery codes where the person has none.
 * @throws DomainError `validation_failed` for a wrong code.
 */
export async function finishTotp(ctx: AppContext, wish: FactorWish & { code: string }): Promise<string[]> {
  const { staffId, code, by } = wish;
  const step = await shownStep(ctx, staffId, code);
  return ctx.store.write(async (trx) => {
    const now = ctx.clock.now();
    const totp = await findTotp(trx, staffId);
    if (totp === undefined || totp.confirmed_at !== null) throw refused(say("person.app_unbegun"));
    if (!(await takeTotp(trx, totp, step))) throw wrongCode();
    await confirmTotp(trx, { staffId, at: now });
    await note(trx, ctx, { staffId, by, action: "staff.totp_added" });
    return firstRecoveryCodes(trx, ctx, staffId);
  });
}

/** @throws DomainError `validation_failed` when the role has to have a second step and no other is left. */
export async function removeTotp(ctx: AppContext, { staffId, by }: FactorWish): Promise<void> {
  await ctx.store.write(async (trx) => {
    if (!(await readFactors(trx, staffId)).hasTotp) throw new DomainError("not_found", "There is no app to remove.");
    await deleteTotp(trx, staffId);
    await note(trx, ctx, { staffId, by, action: "staff.totp_removed" });
    await afterRemoval(trx, ctx, staffId);
  });
}

/** Makes ten new codes; those from before are void. @throws DomainError `validation_failed` without a second step. */
export async function renewRecoveryCodes(ctx: AppContext, { staffId, by }: FactorWish): Promise<string[]> {
  return ctx.store.write(async (trx) => {
    if (!hasFactor(await readFactors(trx, staffId))) throw refused(say("person.codes_stand_in"));
    await note(trx, ctx, { staffId, by, action: "staff.recovery_codes_made" });
    return putRecoveryCodes(trx, ctx, staffId);
  });
}

/** Whether the code is the app's, or one of the recovery codes; it is used up with the answer. */
export async function takeCode(
  ctx: AppContext,
  { staffId, code, by }: FactorWish & { code: string },
): Promise<boolean> {
  const step = await shownStep(ctx, staffId, code.replaceAll(/\s/g, ""));
  return ctx.store.write(async (trx) => {
    const totp = await findTotp(trx, staffId);
    const isApp = totp !== undefined && totp.confirmed_at !== null;
    if (isApp && (await takeTotp(trx, totp, step))) return true;
    const hash = hashRecoveryCode(staffId, code);
    if (!(await useRecoveryCode(trx, { staffId, hash, at: ctx.clock.now() }))) return false;
    await note(trx, ctx, { staffId, by, action: "staff.recovery_code_used" });
    return true;
  });
}

/** Takes all second steps of a person away who has lost theirs, and ends their sessions. @throws DomainError `not_found` */
export async function resetFactors(ctx: AppContext, { staffId, by }: FactorWish): Promise<void> {
  await ctx.store.write(async (trx) => {
    await requireStaff(trx, staffId);
    if (by.id === staffId) throw refused(say("person.other_admin_does"));
    await deleteTotp(trx, staffId);
    await deletePasskeys(trx, staffId);
    await replaceRecoveryCodes(trx, { staffId, hashes: [], at: ctx.clock.now() });
    await endSessionsOf(trx, { staffId, at: ctx.clock.now() });
    await note(trx, ctx, { staffId, by, action: "staff.factors_reset" });
  });
}

/** Recovery codes for whoever has just got a second step and has none yet. */
export async function firstRecoveryCodes(trx: Trx, ctx: AppContext, staffId: string): Promise<string[]> {
  return (await countRecoveryCodes(trx, staffId)) > 0 ? [] : putRecoveryCodes(trx, ctx, staffId);
}

/** @throws DomainError `validation_failed` where the last one that is required would be gone. */
export async function afterRemoval(trx: Trx, ctx: AppContext, staffId: string): Promise<void> {
  if (hasFactor(await readFactors(trx, staffId))) return;
  const { role } = await requireStaff(trx, staffId);
  if (await isFactorRequired(ctx, trx, role)) {
    throw refused(say("person.last_second_step"));
  }
  await replaceRecoveryCodes(trx, { staffId, hashes: [], at: ctx.clock.now() });
}

async function putRecoveryCodes(trx: Trx, ctx: AppContext, staffId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  const hashes = codes.map((code) => hashRecoveryCode(staffId, code));
  await replaceRecoveryCodes(trx, { staffId, hashes, at: ctx.clock.now() });
  return codes;
}

/** What a code says of the app whose seed it was made with. */
interface ShownStep {
  /** Which app was asked; another one may have taken its place since. */
  appCreatedAt: string;
  step: number;
}

/** The time step of a code that the person's app could show now; null for any other. The vault may have to look for its keys. */
async function shownStep(ctx: AppContext, staffId: string, code: string): Promise<ShownStep | null> {
  const totp = await ctx.store.read((db) => findTotp(db, staffId));
  if (totp === undefined) return null;
  const opened = await ctx.vault.open({ ciphertext: totp.seed, keyId: totp.seed_key_id }, sealPurpose(staffId));
  const step = totpStep(opened.toString("utf8"), { code, now: ctx.clock.now(), lastStep: totp.last_step });
  return step === null ? null : { appCreatedAt: totp.created_at, step };
}

async function takeTotp(trx: Trx, totp: StaffTotpTable, shown: ShownStep | null): Promise<boolean> {
  if (shown === null || shown.appCreatedAt !== totp.created_at) return false;
  return takeTotpStep(trx, { staffId: totp.staff_id, step: shown.step });
}

function sealPurpose(staffId: string): string {
  return `totp:${staffId}`;
}

async function note(trx: Trx, ctx: AppContext, { staffId, by, action }: FactorWish & { action: string }) {
  const about = { chain: installationChain, objectType: "staff", objectId: staffId };
  await recordAudit(trx, ctx, { ...about, actor: by, action, isAllowed: true, details: {} });
}

function wrongCode(): DomainError {
  const said = say("person.totp_code_wrong");
  return new DomainError("validation_failed", said, { fields: [fieldSaying("code", said)] });
}

function refused(message: Said): DomainError {
  return new DomainError("validation_failed", message);
}
