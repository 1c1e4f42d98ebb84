import { DomainError } from "../../shared/errors.ts";
import { shiftInstant } from "../../shared/instant.ts";
import { say } from "../../shared/sentences/say.ts";
import { type AuditActor, installationChain, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import { checkPassword, hashPassword } from "./password.ts";
import { hashToken, newToken } from "./session-token.ts";
import { deleteStaffLinks, findLinkedStaff, insertStaffLink, useStaffLink } from "./staff-link.repository.ts";
import { endSessionsOf } from "./staff-session.repository.ts";
import { setStaffPassword } from "./staff.repository.ts";

/** Three days, so that a weekend does not outlast it. */
const linkLifeMs = 72 * 3_600_000;

/** A link that was just made; it is in this one answer and nowhere else. */
export interface IssuedLink {
  url: string;
  expires_at: string;
}

/** Makes the one link with which a person sets their password; earlier ones open nothing any more. */
export async function issueStaffLink(trx: Trx, ctx: AppContext, staffId: string): Promise<IssuedLink> {
  const token = newToken();
  const now = ctx.clock.now();
  const expires_at = shiftInstant(now, linkLifeMs);
  await deleteStaffLinks(trx, staffId);
  await insertStaffLink(trx, {
    token_hash: hashToken(token),
    staff_id: staffId,
    created_at: now,
    expires_at,
    used_at: null,
  });
  return { url: `${ctx.origins.backoffice}/setup/person?token=${token}`, expires_at };
}

/** Whom the link lets set a password; null when it opens nothing. */
export async function findLinkHolder(
  ctx: AppContext,
  token: string,
): Promise<{ id: string; email: string; name: string; isNew: boolean } | null> {
  const key = { tokenHash: hashToken(token), at: ctx.clock.now() };
  const person = await ctx.store.read((db) => findLinkedStaff(db, key));
  if (person === undefined) return null;
  return { id: person.id, email: person.email, name: person.name, isNew: person.password_hash === null };
}

/**
 * Sets the password of the person whose link it is, and ends whatever sessions they had. The link is used up in the
 * same transaction.
 *
 * @throws DomainError `validation_failed` for the password; `forbidden` for a link that opens nothing.
 */
export async function redeemStaffLink(
  ctx: AppContext,
  { token, password, ip }: { token: string; password: string; ip: string | null },
): Promise<void> {
  const holder = await findLinkHolder(ctx, token);
  if (holder === null) throw closedLink();
  checkPassword(password, holder);
  const passwordHash = await hashPassword(password);
  await ctx.store.write(async (trx) => {
    const key = { tokenHash: hashToken(token), at: ctx.clock.now() };
    const person = await findLinkedStaff(trx, key);
    if (person === undefined) throw closedLink();
    await useStaffLink(trx, key);
    await setStaffPassword(trx, { id: person.id, passwordHash });
    await endSessionsOf(trx, { staffId: person.id, at: key.at });
    const actor: AuditActor = { type: "staff", id: person.id, role: person.role, ip };
    const action = person.password_hash === null ? "staff.invitation_accepted" : "staff.password_set_by_link";
    const about = { chain: installationChain, objectType: "staff", objectId: person.id };
    await recordAudit(trx, ctx, { ...about, actor, action, isAllowed: true, details: {} });
  });
}

function closedLink(): DomainError {
  return new DomainError("forbidden", say("person.link_used"));
}
