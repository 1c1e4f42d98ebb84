import { DomainError } from "../../shared/errors.ts";
import { emailSchema, type StaffMemberView } from "../../shared/identity/staff.schema.ts";
import type { Role } from "../../shared/permissions.ts";
import { type AuditActor, installationChain, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { StaffTable } from "./identity.table.ts";
import { checkPassword, hashPassword } from "./password.ts";
import { endSessionsOf } from "./staff-session.repository.ts";
import {
  countActiveAdmins,
  findStaffRow,
  insertStaff,
  insertStaffAccounts,
  readStaff,
  readStaffAccounts,
  setStaffDisabled,
  setStaffRole,
} from "./staff.repository.ts";

const staffMax = 1_000;
const nameLengthMax = 200;

export interface NewStaff {
  email: string;
  name?: string;
  role: Role;
  password: string;
  /** The accounts to which the person is narrowed; absent for all of the installation. */
  accountIds?: readonly string[];
  by: AuditActor;
}

/** @throws DomainError `validation_failed` for a bad address, one that is taken, or a short password. */
export async function addStaff(ctx: AppContext, input: NewStaff): Promise<{ staff_id: string }> {
  const content = readNewStaff(input);
  const password_hash = await hashPassword(input.password);
  return ctx.store.write((trx) => insertPerson(trx, ctx, { ...input, ...content, password_hash }));
}

/** Checked before the costly hash. @throws DomainError `validation_failed` */
export function readNewStaff(input: Pick<NewStaff, "email" | "name" | "password">): { email: string; name: string } {
  const email = emailSchema.safeParse(input.email);
  if (!email.success) throw badField("email", "must be an e-mail address");
  const name = (input.name ?? email.data.split("@")[0] ?? "").trim();
  if (name === "" || name.length > nameLengthMax) throw badField("name", `must have 1 to ${nameLengthMax} characters`);
  checkPassword(input.password);
  return { email: email.data, name };
}

export interface StaffRow {
  email: string;
  name: string;
  role: Role;
  password_hash: string;
  accountIds?: readonly string[];
  by: AuditActor;
}

/** @throws DomainError `validation_failed` when the address is taken. */
export async function insertPerson(trx: Trx, ctx: AppContext, person: StaffRow): Promise<{ staff_id: string }> {
  const now = ctx.clock.now();
  const { email, name, role, password_hash, accountIds = [], by } = person;
  const id = ctx.ids.own("stf", now);
  const isNew = await insertStaff(trx, { id, email, name, role, password_hash, disabled_at: null, created_at: now });
  if (!isNew) throw badField("email", "belongs to somebody already");
  await insertStaffAccounts(trx, { staffId: id, accountIds });
  await note(trx, ctx, { id, action: "staff.added", by, details: { role, account_ids: accountIds } }, { email, name });
  return { staff_id: id };
}

/** By e-mail address, people who are disabled included. */
export async function listStaff(ctx: AppContext): Promise<StaffMemberView[]> {
  return ctx.store.read(async (db) => {
    const [rows, accounts] = [await readStaff(db, staffMax), await readStaffAccounts(db)];
    return rows.map((row) => ({
      id: row.id,
      email: row.email,
      name: row.name,
      role: row.role,
      account_ids: accounts.filter(({ staff_id }) => staff_id === row.id).map(({ account_id }) => account_id),
      disabled_at: row.disabled_at,
      created_at: row.created_at,
    }));
  });
}

/**
 * Gives a person another role, which ends their sessions at once.
 *
 * @throws DomainError `not_found`; `validation_failed` when nobody would be left to administer.
 */
export async function changeStaffRole(
  ctx: AppContext,
  { id, role, by }: { id: string; role: Role; by: AuditActor },
): Promise<void> {
  await ctx.store.write(async (trx) => {
    const staff = await requireStaff(trx, id);
    if (staff.role === role) return;
    await setStaffRole(trx, { id, role });
    await endSessionsOf(trx, { staffId: id, at: ctx.clock.now() });
    if (staff.role === "admin") await requireAdmin(trx);
    await note(trx, ctx, { id, action: "staff.role_changed", by, details: { before: staff.role, after: role } });
  });
}

/**
 * Keeps a person out, at once, or lets them in again.
 *
 * @throws DomainError `not_found`; `validation_failed` when nobody would be left to administer.
 */
export async function setStaffAccess(
  ctx: AppContext,
  { id, isDisabled, by }: { id: string; isDisabled: boolean; by: AuditActor },
): Promise<void> {
  await ctx.store.write(async (trx) => {
    const staff = await requireStaff(trx, id);
    if ((staff.disabled_at !== null) === isDisabled) return;
    const at = ctx.clock.now();
    await setStaffDisabled(trx, { id, at: isDisabled ? at : null });
    await endSessionsOf(trx, { staffId: id, at });
    if (staff.role === "admin") await requireAdmin(trx);
    await note(trx, ctx, { id, action: isDisabled ? "staff.disabled" : "staff.enabled", by, details: {} });
  });
}

async function requireStaff(trx: Trx, id: string): Promise<StaffTable> {
  const staff = await findStaffRow(trx, id);
  if (staff === undefined) throw new DomainError("not_found", "There is no such person.");
  return staff;
}

async function requireAdmin(trx: Trx): Promise<void> {
  if ((await countActiveAdmins(trx)) > 0) return;
  throw new DomainError("validation_failed", "The last admin stays: somebody has to be able to let people in.");
}

interface StaffNote {
  id: string;
  action: string;
  by: AuditActor;
  details: Readonly<Record<string, unknown>>;
}

async function note(
  trx: Trx,
  ctx: AppContext,
  { id, action, by, details }: StaffNote,
  personal: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const object = { objectType: "staff", objectId: id };
  await recordAudit(trx, ctx, {
    chain: installationChain,
    actor: by,
    action,
    ...object,
    isAllowed: true,
    details,
    personal,
  });
}

function badField(path: string, message: string): DomainError {
  return new DomainError("validation_failed", `${path} ${message}.`, { fields: [{ path, message }] });
}
