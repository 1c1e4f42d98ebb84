import { DomainError } from "../../shared/errors.ts";
import type { PasskeyProof } from "../../shared/identity/factor.schema.ts";
import { say } from "../../shared/sentences/say.ts";
import { type AuditActor, installationChain, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import { hasFactor, readFactors, takeCode } from "./factor.service.ts";
import type { StaffRow } from "./identity.table.ts";
import { provePasskey } from "./passkey.service.ts";
import { isPasswordOf } from "./password.ts";
import { hashToken } from "./session-token.ts";
import { type SignInTry, throttleOf } from "./sign-in-throttle.ts";
import { beginSession, type Started, type Visitor } from "./begin-session.service.ts";
import { knownDevice } from "./staff-device.service.ts";
import { endSession, findSessionRow } from "./staff-session.repository.ts";
import { findStaffByEmail, findStaffRow } from "./staff.repository.ts";

export interface SignInCommand extends Visitor {
  email: string;
  password: string;
  /** Of the app, or a recovery code; for people who have set a second step up. */
  code?: string | undefined;
}

/**
 * Begins a session. An unknown person, a disabled one and a wrong password are answered alike, in
 * words and in time.
 *
 * @throws DomainError `unauthenticated`, `second_factor_required` or `rate_limited`
 */
export async function signIn(ctx: AppContext, command: SignInCommand): Promise<Started> {
  const email = command.email.trim().toLowerCase();
  const ip = command.ip ?? "unknown";
  const { staff, device } = await findPerson(ctx, { email, token: command.deviceToken });
  const attempt = { email, ip, device, now: ctx.clock.now() };
  if (ctx.config.hasRateLimits) throttleOf(ctx).admit(attempt);
  const isRight = await isPasswordOf(staff?.password_hash ?? null, command.password);
  if (!isRight || staff === null || staff.disabled_at !== null) {
    await noteRefusal(ctx, { staff, email, ip: command.ip });
    throw new DomainError("unauthenticated", "The e-mail address or the password is not right.");
  }
  await checkCode(ctx, { staff, attempt, command });
  throttleOf(ctx).forgive(attempt);
  return beginSession(ctx, staff, command);
}

/** Begins a session by passkey alone, which is something held and, by its own lock, somebody known. */
export async function signInWithPasskey(ctx: AppContext, proof: PasskeyProof, visitor: Visitor): Promise<Started> {
  const attempt = passkeyTry(ctx, visitor);
  if (ctx.config.hasRateLimits) throttleOf(ctx).admit(attempt);
  const staffId = await provePasskey(ctx, proof, null);
  const staff = staffId === null ? undefined : await ctx.store.read((db) => findStaffRow(db, staffId));
  if (staff === undefined || staff.disabled_at !== null) {
    await noteRefusal(ctx, { staff: staff ?? null, email: null, ip: visitor.ip });
    throw new DomainError("unauthenticated", say("person.passkey_unknown"));
  }
  // Asking for the challenge was counted too.
  throttleOf(ctx).forgive(attempt);
  throttleOf(ctx).forgive(attempt);
  return beginSession(ctx, staff, visitor);
}

/** Strangers may ask for so many challenges and no more. @throws DomainError `rate_limited` */
export function admitStranger(ctx: AppContext, visitor: Pick<Visitor, "ip">): void {
  if (ctx.config.hasRateLimits) throttleOf(ctx).admit(passkeyTry(ctx, visitor));
}

/** Ends a session at once; one that has ended already is left as it is. */
export async function signOut(ctx: AppContext, { token, ip }: { token: string; ip: string | null }): Promise<void> {
  const tokenHash = hashToken(token);
  await ctx.store.write(async (trx) => {
    const row = await findSessionRow(trx, tokenHash);
    if (row === undefined || !(await endSession(trx, { tokenHash, at: ctx.clock.now() }))) return;
    const actor: AuditActor = { type: "staff", id: row.staff_id, role: row.current_role, ip };
    await recordAudit(trx, ctx, { ...sessionNote(row.staff_id), actor, action: "session.ended", isAllowed: true });
  });
}

interface PasswordedTry {
  staff: StaffRow;
  attempt: SignInTry;
  command: SignInCommand;
}

/** @throws DomainError `second_factor_required` where there is a second step and its code is missing or wrong. */
async function checkCode(ctx: AppContext, { staff, attempt, command }: PasswordedTry): Promise<void> {
  const { code, ip } = command;
  const factors = await ctx.store.read((db) => readFactors(db, staff.id));
  if (!hasFactor(factors)) return;
  const methods = [
    ...(factors.hasTotp ? ["totp"] : []),
    "recovery_code",
    ...(factors.passkeyCount > 0 ? ["passkey"] : []),
  ];
  const by: AuditActor = { type: "staff", id: staff.id, role: staff.role, ip };
  if (code === undefined || code.trim() === "") {
    const message = "The password is right. Now the second step: a code of your app, a recovery code or your passkey.";
    throw new DomainError("second_factor_required", message, { facts: { methods, is_wrong: false } });
  }
  if (await takeCode(ctx, { staffId: staff.id, code, by })) {
    // The first half of a sign-in in two steps was counted too.
    throttleOf(ctx).forgive(attempt);
    return;
  }
  await noteRefusal(ctx, { staff, email: attempt.email, ip });
  const message = say("person.totp_code_wrong");
  throw new DomainError("second_factor_required", message, { facts: { methods, is_wrong: true } });
}

/** Nobody is named yet, so that the address alone counts. */
function passkeyTry(ctx: AppContext, { ip }: Pick<Visitor, "ip">): SignInTry {
  return { email: "", ip: ip ?? "unknown", device: null, now: ctx.clock.now() };
}

async function findPerson(
  ctx: AppContext,
  { email, token }: { email: string; token: string | null },
): Promise<{ staff: StaffRow | null; device: string | null }> {
  return ctx.store.read(async (db) => {
    const staff = (await findStaffByEmail(db, email)) ?? null;
    // Asked for an unknown person too, whose answer must not come sooner.
    return { staff, device: await knownDevice(db, { staffId: staff?.id ?? "", token }) };
  });
}

async function noteRefusal(
  ctx: AppContext,
  { staff, email, ip }: { staff: StaffRow | null; email: string | null; ip: string | null },
): Promise<void> {
  const actor: AuditActor = { type: "staff", id: null, role: null, ip };
  const note = { ...sessionNote(staff?.id ?? null), actor, action: "session.started", isAllowed: false };
  await ctx.store.write((trx) => recordAudit(trx, ctx, { ...note, personal: email === null ? {} : { email } }));
}

function sessionNote(staffId: string | null) {
  return { chain: installationChain, objectType: "staff", objectId: staffId, details: {} };
}
