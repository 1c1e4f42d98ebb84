import { shiftInstant } from "../../shared/instant.ts";
import { type AuditActor, installationChain, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import { mustEnrol } from "./factor.service.ts";
import type { StaffRow } from "./identity.table.ts";
import { hashToken, newToken } from "./session-token.ts";
import { deleteSessionsEndedBefore, insertSession } from "./staff-session.repository.ts";
import { scopeOf, sessionIdleMs, sessionLifeMs, type SignedIn } from "./staff-session.service.ts";
import { noteSignIn } from "./staff.repository.ts";

/** For how long an ended session tells from where its person signs in. */
const sessionKeptMs = 30 * 24 * 3_600_000;
const userAgentLengthMax = 500;

/** Signs in a person who has proved who they are. */
export async function beginSession(
  ctx: AppContext,
  staff: StaffRow,
  { ip, userAgent }: { ip: string | null; userAgent: string | null },
): Promise<{ token: string; session: SignedIn }> {
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
    await recordAudit(trx, ctx, {
      ...{ chain: installationChain, objectType: "staff", objectId: staff.id, details: {} },
      ...{ actor, action: "session.started", isAllowed: true },
    });
    const { id, email, name, role } = staff;
    const [scope, isEnrolling] = [await scopeOf(trx, id), await mustEnrol(ctx, trx, staff)];
    const endsAt = shiftInstant(now, sessionIdleMs);
    const person = { staff: { id, email, name }, role, scope, mustEnrol: isEnrolling };
    return { token, session: { ...person, expiresAt, endsAt, provenAt: now } };
  });
}
