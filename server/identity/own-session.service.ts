import { createHash } from "node:crypto";
import { DomainError } from "../../shared/errors.ts";
import { say } from "../../shared/sentences/say.ts";
import type { OwnAccessView, OwnSessionView } from "../../shared/identity/factor.schema.ts";
import type { Role } from "../../shared/permissions.ts";
import { shiftInstant } from "../../shared/instant.ts";
import { type AuditActor, installationChain, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import { isFactorRequired } from "./factor-policy.service.ts";
import { countRecoveryCodes, readPasskeys } from "./factor.repository.ts";
import { readFactors } from "./factor.service.ts";
import { deleteDevice, deleteOtherDevices } from "./staff-device.repository.ts";
import { countDevicesToConfirm } from "./staff-device.service.ts";
import { hashToken } from "./session-token.ts";
import { endOtherSessions, endSession, readOpenSessions } from "./staff-session.repository.ts";
import { sessionIdleMs } from "./staff-session.service.ts";

interface Own {
  staffId: string;
  /** The cookie's, of the session that asks. */
  token: string;
}

/** What a person has set up to sign in with, and where they are signed in. */
export async function getOwnAccess(
  ctx: AppContext,
  own: Own & { role: Role; deviceId: string | null },
): Promise<OwnAccessView> {
  const { staffId, role } = own;
  const now = ctx.clock.now();
  return ctx.store.read(async (db) => {
    const passkeys = await readPasskeys(db, staffId);
    return {
      has_totp: (await readFactors(db, staffId)).hasTotp,
      recovery_codes_left: await countRecoveryCodes(db, staffId),
      passkeys: passkeys.map(({ id, name, created_at, last_used_at }) => ({ id, name, created_at, last_used_at })),
      is_factor_required: await isFactorRequired(ctx, db, role),
      sessions: (await openSessions(db, own, now)).map(({ view }) => view),
      new_devices: await countDevicesToConfirm(db, own),
    };
  });
}

/** Signs the person out in one place, whose device is not known any more. @throws DomainError `not_found` */
export async function endOwnSession(
  ctx: AppContext,
  { id, by, ...own }: Own & { id: string; by: AuditActor },
): Promise<void> {
  await ctx.store.write(async (trx) => {
    const at = ctx.clock.now();
    const found = (await openSessions(trx, own, at)).find(({ view }) => view.id === id);
    if (found === undefined) throw new DomainError("not_found", say("refusal.own_session_over"));
    await endSession(trx, { tokenHash: found.tokenHash, at });
    if (found.deviceId !== null && !found.view.is_current) await deleteDevice(trx, found.deviceId);
    await recordAudit(trx, ctx, { ...about(own.staffId, by), action: "session.ended", details: { session_id: id } });
  });
}

/** Signs the person out everywhere but here, and knows no other device of theirs any more. */
export async function endOwnOtherSessions(
  ctx: AppContext,
  { by, deviceId, ...own }: Own & { deviceId: string | null; by: AuditActor },
): Promise<void> {
  await ctx.store.write(async (trx) => {
    const at = ctx.clock.now();
    await endOtherSessions(trx, { staffId: own.staffId, exceptHash: hashToken(own.token), at });
    await deleteOtherDevices(trx, { staffId: own.staffId, exceptId: deviceId });
    await recordAudit(trx, ctx, { ...about(own.staffId, by), action: "session.others_ended", details: {} });
  });
}

/** The one that asks first, then those used last. */
async function openSessions(
  db: Db,
  { staffId, token }: Own,
  now: string,
): Promise<{ tokenHash: Buffer; deviceId: string | null; view: OwnSessionView }[]> {
  const current = hashToken(token);
  const rows = await readOpenSessions(db, { staffId, at: now, seenAfter: shiftInstant(now, -sessionIdleMs) });
  const sessions = rows.map((row) => ({
    tokenHash: row.token_hash,
    deviceId: row.device_id,
    view: {
      id: publicId(row.token_hash),
      is_current: row.token_hash.equals(current),
      started_at: row.created_at,
      last_seen_at: row.last_seen_at,
      ip: row.ip,
      user_agent: row.user_agent,
      is_new_device: row.device_id !== null && row.confirmed_at === null && !row.token_hash.equals(current),
    },
  }));
  return sessions.toSorted((a, b) => Number(b.view.is_current) - Number(a.view.is_current));
}

/** Names a session without giving anything away of what its cookie holds. */
function publicId(tokenHash: Buffer): string {
  return createHash("sha256").update(tokenHash).digest("base64url").slice(0, 22);
}

function about(staffId: string, by: AuditActor) {
  return { chain: installationChain, objectType: "staff", objectId: staffId, actor: by, isAllowed: true };
}
