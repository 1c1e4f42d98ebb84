import { DomainError } from "../../shared/errors.ts";
import { shiftInstant } from "../../shared/instant.ts";
import { type AuditActor, installationChain, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { StaffRow } from "./identity.table.ts";
import { isPasswordOf } from "./password.ts";
import { hashToken, newToken } from "./session-token.ts";
import { createSignInThrottle, type SignInThrottle } from "./sign-in-throttle.ts";
import { scopeOf, sessionLifeMs, type SignedIn } from "./staff-session.service.ts";
import {
  deleteSessionsEndedBefore,
  endSession,
  findSessionRow,
  hasSessionFrom,
  insertSession,
} from "./staff-session.repository.ts";
import { findStaffByEmail, noteSignIn } from "./staff.repository.ts";

export interface SignInCommand {
  email: string;
  password: string;
  /** Null once the connection is gone. */
  ip: string | null;
  userAgent: string | null;
}

/** For how long an ended session tells from where its person signs in. */
const sessionKeptMs = 30 * 24 * 3_600_000;
const userAgentLengthMax = 500;

/**
 * Begins a session. An unknown person, a disabled one and a wrong password are answered alike, in
 * words and in time.
 *
 * @returns the cookie's token, of which only a hash is kept.
 * @throws DomainError `unauthenticated` or `rate_limited`
 */
export async function signIn(ctx: AppContext, command: SignInCommand): Promise<{ token: string; session: SignedIn }> {
  const email = command.email.trim().toLowerCase();
  const ip = command.ip ?? "unknown";
  const { staff, isKnownAddress } = await findPerson(ctx, { email, ip });
  const attempt = { email, ip, isKnownAddress, now: ctx.clock.now() };
  if (ctx.config.hasRateLimits) throttleOf(ctx).admit(attempt);
  const isRight = await isPasswordOf(staff?.password_hash ?? null, command.password);
  if (!isRight || staff === null || staff.disabled_at !== null) {
    await noteRefusal(ctx, { staff, email, ip: command.ip });
    throw new DomainError("unauthenticated", "The e-mail address or the password is not right.");
  }
  throttleOf(ctx).forgive(attempt);
  return beginSession(ctx, staff, command);
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

async function beginSession(ctx: AppContext, staff: StaffRow, { ip, userAgent }: SignInCommand) {
  const token = newToken();
  return ctx.store.write(async (trx) => {
    const now = ctx.clock.now();
    const expiresAt = shiftInstant(now, sessionLifeMs);
    await deleteSessionsEndedBefore(trx, shiftInstant(now, -sessionKeptMs));
    await insertSession(trx, {
      token_hash: hashToken(token),
      staff_id: staff.id,
      role: staff.role,
      created_at: now,
      last_seen_at: now,
      expires_at: expiresAt,
      ip,
      user_agent: userAgent?.slice(0, userAgentLengthMax) ?? null,
    });
    await noteSignIn(trx, { id: staff.id, at: now });
    const actor: AuditActor = { type: "staff", id: staff.id, role: staff.role, ip };
    await recordAudit(trx, ctx, { ...sessionNote(staff.id), actor, action: "session.started", isAllowed: true });
    const { id, email, name, role } = staff;
    return { token, session: { staff: { id, email, name }, role, scope: await scopeOf(trx, id), expiresAt } };
  });
}

async function findPerson(
  ctx: AppContext,
  { email, ip }: { email: string; ip: string },
): Promise<{ staff: StaffRow | null; isKnownAddress: boolean }> {
  return ctx.store.read(async (db) => {
    const staff = (await findStaffByEmail(db, email)) ?? null;
    const isKnownAddress = staff !== null && (await hasSessionFrom(db, { staffId: staff.id, ip }));
    return { staff, isKnownAddress };
  });
}

async function noteRefusal(
  ctx: AppContext,
  { staff, email, ip }: { staff: StaffRow | null; email: string; ip: string | null },
): Promise<void> {
  const actor: AuditActor = { type: "staff", id: null, role: null, ip };
  const note = { ...sessionNote(staff?.id ?? null), actor, action: "session.started", isAllowed: false };
  await ctx.store.write((trx) => recordAudit(trx, ctx, { ...note, personal: { email } }));
}

function sessionNote(staffId: string | null) {
  return { chain: installationChain, objectType: "staff", objectId: staffId, details: {} };
}

const throttles = new WeakMap<object, SignInThrottle>();

/** Tries are counted per installation and forgotten when the process ends. */
function throttleOf({ store }: AppContext): SignInThrottle {
  let throttle = throttles.get(store);
  if (throttle === undefined) {
    throttle = createSignInThrottle();
    throttles.set(store, throttle);
  }
  return throttle;
}
