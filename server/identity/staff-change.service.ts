import { DomainError, fieldSaying } from "../../shared/errors.ts";
import type { InviteStaffRequest } from "../../shared/identity/staff.schema.ts";
import type { Role } from "../../shared/permissions.ts";
import { say } from "../../shared/sentences/say.ts";
import { findAccount } from "../accounts/read-account.service.ts";
import { type AuditActor, installationChain, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import { deleteStaffLinks } from "./staff-link.repository.ts";
import { type IssuedLink, issueStaffLink } from "./staff-link.service.ts";
import { deleteOtherDevices } from "./staff-device.repository.ts";
import { endSessionsOf } from "./staff-session.repository.ts";
import {
  countActiveAdmins,
  readStaffAccounts,
  replaceStaffAccounts,
  setStaffDisabled,
  setStaffRole,
} from "./staff.repository.ts";
import { insertPerson, readPerson, requireStaff } from "./staff.service.ts";

interface StaffWish {
  id: string;
  by: AuditActor;
}

/**
 * Adds a person who sets their own password with a one-time link. Nobody is written to: whoever invites hands it on.
 *
 * @throws DomainError `validation_failed` for an address that is taken or an account that does not exist.
 */
export async function inviteStaff(
  ctx: AppContext,
  { request, by }: { request: InviteStaffRequest; by: AuditActor },
): Promise<{ staffId: string; link: IssuedLink }> {
  const { role, account_ids: accountIds } = request;
  const content = readPerson(request);
  return ctx.store.write(async (trx) => {
    await requireAccounts(trx, accountIds);
    const { staff_id } = await insertPerson(trx, ctx, { ...content, role, password_hash: null, accountIds, by });
    return { staffId: staff_id, link: await issueStaffLink(trx, ctx, staff_id) };
  });
}

/** @throws DomainError `not_found`; `validation_failed` for somebody who is disabled. */
export async function renewStaffLink(ctx: AppContext, { id, by }: StaffWish): Promise<IssuedLink> {
  return ctx.store.write(async (trx) => {
    const staff = await requireStaff(trx, id);
    if (staff.disabled_at !== null) throw new DomainError("validation_failed", say("person.person_kept_out"));
    const link = await issueStaffLink(trx, ctx, id);
    await note(trx, ctx, { id, action: "staff.link_made", by, details: { expires_at: link.expires_at } });
    return link;
  });
}

interface StaffChange extends StaffWish {
  role?: Role | undefined;
  /** To which the person is narrowed; none for all of the installation. */
  accountIds?: readonly string[] | undefined;
}

/**
 * Gives a person another role, which ends their sessions at once, or other accounts, which their next request feels.
 *
 * @throws DomainError `not_found`; `validation_failed` when nobody would be left to administer, or for an account
 *   that does not exist.
 */
export async function changeStaff(ctx: AppContext, { id, role, accountIds, by }: StaffChange): Promise<void> {
  await ctx.store.write(async (trx) => {
    const staff = await requireStaff(trx, id);
    if (role !== undefined && role !== staff.role) {
      await setStaffRole(trx, { id, role });
      await endSessionsOf(trx, { staffId: id, at: ctx.clock.now() });
      if (staff.role === "admin") await requireAdmin(trx);
      await note(trx, ctx, { id, action: "staff.role_changed", by, details: { before: staff.role, after: role } });
    }
    if (accountIds !== undefined) await narrow(trx, ctx, { id, accountIds, by });
  });
}

async function narrow(
  trx: Trx,
  ctx: AppContext,
  { id, accountIds, by }: StaffWish & { accountIds: readonly string[] },
): Promise<void> {
  const after = [...new Set(accountIds)].toSorted();
  const before = (await readStaffAccounts(trx, id)).map(({ account_id }) => account_id);
  if (before.join() === after.join()) return;
  await requireAccounts(trx, after);
  await replaceStaffAccounts(trx, { staffId: id, accountIds: after });
  await note(trx, ctx, { id, action: "staff.accounts_changed", by, details: { before, after } });
}

/**
 * Keeps a person out, at once, or lets them in again.
 *
 * @throws DomainError `not_found`; `validation_failed` when nobody would be left to administer.
 */
export async function setStaffAccess(
  ctx: AppContext,
  { id, isDisabled, by }: StaffWish & { isDisabled: boolean },
): Promise<void> {
  await ctx.store.write(async (trx) => {
    const staff = await requireStaff(trx, id);
    if ((staff.disabled_at !== null) === isDisabled) return;
    const at = ctx.clock.now();
    await setStaffDisabled(trx, { id, at: isDisabled ? at : null });
    await endSessionsOf(trx, { staffId: id, at });
    if (isDisabled) await deleteStaffLinks(trx, id);
    if (staff.role === "admin") await requireAdmin(trx);
    await note(trx, ctx, { id, action: isDisabled ? "staff.disabled" : "staff.enabled", by, details: {} });
  });
}

/** Signs a person out everywhere, and knows no device of theirs any more. @throws DomainError `not_found` */
export async function endStaffSessions(ctx: AppContext, { id, by }: StaffWish): Promise<void> {
  await ctx.store.write(async (trx) => {
    await requireStaff(trx, id);
    await endSessionsOf(trx, { staffId: id, at: ctx.clock.now() });
    await deleteOtherDevices(trx, { staffId: id, exceptId: null });
    await note(trx, ctx, { id, action: "staff.sessions_ended", by, details: {} });
  });
}

async function requireAccounts(trx: Trx, accountIds: readonly string[]): Promise<void> {
  for (const id of accountIds) {
    if ((await findAccount(trx, id)) !== null) continue;
    const said = say("refusal.account_unknown", { id });
    throw new DomainError("validation_failed", `account_ids ${said.text}.`, {
      fields: [fieldSaying("account_ids", said)],
    });
  }
}

async function requireAdmin(trx: Trx): Promise<void> {
  if ((await countActiveAdmins(trx)) > 0) return;
  throw new DomainError("validation_failed", say("person.last_admin"));
}

interface StaffNote extends StaffWish {
  action: string;
  details: Readonly<Record<string, unknown>>;
}

async function note(trx: Trx, ctx: AppContext, { id, action, by, details }: StaffNote): Promise<void> {
  const about = { chain: installationChain, objectType: "staff", objectId: id };
  await recordAudit(trx, ctx, { ...about, actor: by, action, isAllowed: true, details });
}
