import { DomainError, fieldSaying } from "../../shared/errors.ts";
import type { ChangePasswordRequest } from "../../shared/identity/factor.schema.ts";
import { say, type Said } from "../../shared/sentences/say.ts";
import { type AuditActor, installationChain, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import { checkPassword, hashPassword, isPasswordOf } from "./password.ts";
import { hashToken, sessionName } from "./session-token.ts";
import { throttleOf } from "./sign-in-throttle.ts";
import { deleteOtherDevices } from "./staff-device.repository.ts";
import { endOtherSessions } from "./staff-session.repository.ts";
import { findStaffRow, setStaffPassword } from "./staff.repository.ts";

interface Owner {
  staff: { id: string; email: string; name: string };
  ip: string | null;
  /** The cookie's, of the session that asks. */
  token: string;
}

/**
 * Whether a signed-in person types their own password. Tries are slowed down as at the sign-in, or a stolen session
 * could find it out.
 *
 * @throws DomainError `rate_limited`
 */
export async function isOwnPassword(ctx: AppContext, { staff, ip, token }: Owner, password: string): Promise<boolean> {
  const attempt = { email: staff.email, ip: ip ?? "unknown", device: sessionName(token), now: ctx.clock.now() };
  if (ctx.config.hasRateLimits) throttleOf(ctx).admit(attempt);
  const row = await ctx.store.read((db) => findStaffRow(db, staff.id));
  const isRight = await isPasswordOf(row?.password_hash ?? null, password);
  if (isRight) throttleOf(ctx).forgive(attempt);
  return isRight;
}

/**
 * Sets another password and ends all other sessions of the person.
 *
 * @throws DomainError `validation_failed`, by field: the old one is wrong, or the new one will not do.
 */
export async function changeOwnPassword(
  ctx: AppContext,
  owner: Owner & { deviceId: string | null; by: AuditActor; request: ChangePasswordRequest },
): Promise<void> {
  const { staff, token, by, request } = owner;
  checkPassword(request.password, staff);
  if (!(await isOwnPassword(ctx, owner, request.current))) throw badField("current", say("person.password_not_yours"));
  if (request.password === request.current) throw badField("password", say("person.password_same"));
  const passwordHash = await hashPassword(request.password);
  await ctx.store.write(async (trx) => {
    await setStaffPassword(trx, { id: staff.id, passwordHash });
    await endOtherSessions(trx, { staffId: staff.id, exceptHash: hashToken(token), at: ctx.clock.now() });
    await deleteOtherDevices(trx, { staffId: staff.id, exceptId: owner.deviceId });
    const about = { chain: installationChain, objectType: "staff", objectId: staff.id };
    await recordAudit(trx, ctx, {
      ...about,
      actor: by,
      action: "staff.password_changed",
      isAllowed: true,
      details: {},
    });
  });
}

function badField(path: string, said: Said): DomainError {
  return new DomainError("validation_failed", said, { fields: [fieldSaying(path, said)] });
}
