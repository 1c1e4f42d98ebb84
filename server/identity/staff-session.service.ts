import type { StaffSessionView } from "../../shared/identity/staff.schema.ts";
import { shiftInstant } from "../../shared/instant.ts";
import { permissionsOf, type Role } from "../../shared/permissions.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import { listAccounts } from "../accounts/read-account.service.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import { mustEnrol } from "./factor.service.ts";
import { countDevicesToConfirm } from "./staff-device.service.ts";
import { hashToken } from "./session-token.ts";
import { findSessionRow, type SessionRow, touchSession } from "./staff-session.repository.ts";
import { readStaffAccounts } from "./staff.repository.ts";

/** A person who is signed in, with the rights that they have at this moment. */
export interface SignedIn {
  staff: { id: string; email: string; name: string };
  role: Role;
  scope: AccountScope;
  /** When the session ends whatever the activity. */
  expiresAt: string;
  /** When it ends if nothing more is done. */
  endsAt: string;
  /** When they last proved who they are. */
  provenAt: string;
  /** Their role has to have a second step, and they have none: nothing else is open to them. */
  mustEnrol: boolean;
  /** Null for sessions from before devices were known. */
  deviceId: string | null;
}

/** Twelve hours. */
export const sessionLifeMs = 12 * 3_600_000;
/** Half an hour without a request. */
export const sessionIdleMs = 30 * 60_000;
const seenNotedEveryMs = 60_000;

/** `__Host-` makes the browser refuse the cookie from anybody but this very host over TLS. */
export function sessionCookie(ctx: Pick<AppContext, "origins">): { name: string; isSecure: boolean } {
  const isSecure = ctx.origins.backoffice.startsWith("https:");
  return { name: isSecure ? "__Host-kontor_session" : "kontor_session", isSecure };
}

/**
 * The person behind a session cookie; null when the session is unknown, ended, idle for too long or no longer holds.
 *
 * @param look.isActivity false when nobody did anything: an open page alone does not keep a session alive.
 */
export async function findSignedIn(
  ctx: AppContext,
  token: string,
  { isActivity = true }: { isActivity?: boolean } = {},
): Promise<SignedIn | null> {
  const now = ctx.clock.now();
  const tokenHash = hashToken(token);
  const found = await ctx.store.read(async (db) => {
    const row = await findSessionRow(db, tokenHash);
    if (row === undefined || !isAlive(row, now)) return null;
    const person = { id: row.staff_id, role: row.current_role };
    return { row, scope: await scopeOf(db, person.id), isEnrolling: await mustEnrol(ctx, db, person) };
  });
  if (found === null) return null;
  const { row, scope, isEnrolling } = found;
  const isNoted = isActivity && now >= shiftInstant(row.last_seen_at, seenNotedEveryMs);
  if (isNoted) noteSeen(ctx, tokenHash, now);
  const idleEnd = shiftInstant(isNoted ? now : row.last_seen_at, sessionIdleMs);
  return {
    staff: { id: row.staff_id, email: row.email, name: row.name },
    role: row.current_role,
    scope,
    expiresAt: row.expires_at,
    endsAt: idleEnd < row.expires_at ? idleEnd : row.expires_at,
    provenAt: row.proven_at ?? row.created_at,
    mustEnrol: isEnrolling,
    deviceId: row.device_id,
  };
}

/** What the browser is told about the person who is signed in. */
export async function describeSession(ctx: AppContext, signedIn: SignedIn): Promise<StaffSessionView> {
  const own = { staffId: signedIn.staff.id, deviceId: signedIn.deviceId };
  return {
    staff: signedIn.staff,
    role: signedIn.role,
    permissions: [...permissionsOf(signedIn.role)],
    limits: {},
    accounts: await listAccounts(ctx, signedIn.scope),
    expires_at: signedIn.expiresAt,
    ends_in_seconds: Math.max(0, Math.floor((Date.parse(signedIn.endsAt) - Date.parse(ctx.clock.now())) / 1_000)),
    must_enrol: signedIn.mustEnrol,
    new_devices: await ctx.store.read((db) => countDevicesToConfirm(db, own)),
    is_demo: ctx.config.isDemo,
  };
}

/** The accounts that a person reaches: all, unless they were narrowed. */
export async function scopeOf(db: Db, staffId: string): Promise<AccountScope> {
  const rows = await readStaffAccounts(db, staffId);
  return rows.length === 0 ? "all" : rows.map((row) => row.account_id);
}

function isAlive(row: SessionRow, now: string): boolean {
  if (row.disabled_at !== null || row.current_role !== row.role) return false;
  return now < row.expires_at && now < shiftInstant(row.last_seen_at, sessionIdleMs);
}

/** Behind the person's back: a page must not fail because of it. */
function noteSeen(ctx: AppContext, tokenHash: Buffer, at: string): void {
  ctx.store
    .write((trx) => touchSession(trx, { tokenHash, at }))
    .catch((error: unknown) => ctx.logger.warn({ err: error }, "a session's activity was not noted"));
}
