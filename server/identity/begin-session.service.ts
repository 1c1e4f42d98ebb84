import { shiftInstant } from "../../shared/instant.ts";
import { type AuditActor, installationChain, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import { mustEnrol } from "./factor.service.ts";
import type { StaffRow } from "./identity.table.ts";
import { hashToken, newToken } from "./session-token.ts";
import { deleteSessionsEndedBefore, insertSession } from "./staff-session.repository.ts";
import { recognizeDevice } from "./staff-device.service.ts";
import { scopeOf, sessionIdleMs, sessionLifeMs, type SignedIn } from "./staff-session.service.ts";
import { noteSignIn } from "./staff.repository.ts";

/** For how long an ended session is kept: long enough for clocks that differ. */
const sessionKeptMs = 24 * 3_600_000;
const userAgentLengthMax = 500;

/** Where somebody signs in. */
export interface Visitor {
  /** Null once the connection is gone. */
  ip: string | null;
  userAgent: string | null;
  /** The token of the device's cookie; null where the browser brought none. */
  deviceToken: string | null;
}

/** The tokens of both cookies, of which only hashes are kept, and whose they are. */
export interface Started {
  token: string;
  deviceToken: string;
  session: SignedIn;
}

/** Signs in a person who has proved who they are. */
export async function beginSession(ctx: AppContext, staff: StaffRow, visitor: Visitor): Promise<Started> {
  const { ip, userAgent } = visitor;
  const [token, deviceToken] = [newToken(), newToken()];
  return ctx.store.write(async (trx) => {
    const now = ctx.clock.now();
    const expiresAt = shiftInstant(now, sessionLifeMs);
    await deleteSessionsEndedBefore(trx, shiftInstant(now, -sessionKeptMs));
    const given = { staff, token: visitor.deviceToken, nextToken: deviceToken, now };
    const device = await recognizeDevice(trx, ctx, given);
    await insertSession(trx, {
      token_hash: hashToken(token),
      staff_id: staff.id,
      role: staff.role,
      created_at: now,
      last_seen_at: now,
      expires_at: expiresAt,
      ip,
      user_agent: userAgent?.slice(0, userAgentLengthMax) ?? null,
      device_id: device.id,
    });
    await noteSignIn(trx, { id: staff.id, at: now });
    const actor: AuditActor = { type: "staff", id: staff.id, role: staff.role, ip };
    await recordAudit(trx, ctx, {
      ...{ chain: installationChain, objectType: "staff", objectId: staff.id },
      ...{ actor, action: "session.started", isAllowed: true, details: { is_new_device: device.isNew } },
    });
    const { id, email, name, role } = staff;
    const [scope, isEnrolling] = [await scopeOf(trx, id), await mustEnrol(ctx, trx, staff)];
    const endsAt = shiftInstant(now, sessionIdleMs);
    const person = { staff: { id, email, name }, role, scope, mustEnrol: isEnrolling };
    const session = { ...person, expiresAt, endsAt, provenAt: now, deviceId: device.id };
    return { token, deviceToken, session };
  });
}
