import { DomainError, fieldSaying } from "../../shared/errors.ts";
import { emailSchema, type StaffMemberView } from "../../shared/identity/staff.schema.ts";
import type { Role } from "../../shared/permissions.ts";
import { say, type Said } from "../../shared/sentences/say.ts";
import { type AuditActor, installationChain, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Db, Trx } from "../database.ts";
import { readFactorHolders } from "./factor.repository.ts";
import type { StaffRow } from "./identity.table.ts";
import { checkPassword, hashPassword } from "./password.ts";
import { readOpenLinks } from "./staff-link.repository.ts";
import { findStaffRow, insertStaff, insertStaffAccounts, readStaff, readStaffAccounts } from "./staff.repository.ts";

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
  const person = readPerson(input);
  checkPassword(input.password, person);
  return person;
}

/** @throws DomainError `validation_failed` for a bad address or name. */
export function readPerson(input: { email: string; name?: string | undefined }): { email: string; name: string } {
  const email = emailSchema.safeParse(input.email);
  if (!email.success) throw badField("email", say("person.email_shape"));
  const name = (input.name ?? email.data.split("@")[0] ?? "").trim();
  if (name === "" || name.length > nameLengthMax)
    throw badField("name", say("person.name_length", { most: nameLengthMax }));
  return { email: email.data, name };
}

interface NewPerson {
  email: string;
  name: string;
  role: Role;
  /** Null until the person has set one with their link. */
  password_hash: string | null;
  accountIds?: readonly string[];
  by: AuditActor;
}

/** @throws DomainError `validation_failed` when the address is taken. */
export async function insertPerson(trx: Trx, ctx: AppContext, person: NewPerson): Promise<{ staff_id: string }> {
  const now = ctx.clock.now();
  const { email, name, role, password_hash, accountIds = [], by } = person;
  const id = ctx.ids.own("stf", now);
  const isNew = await insertStaff(trx, { id, email, name, role, password_hash, disabled_at: null, created_at: now });
  if (!isNew) throw badField("email", say("person.email_taken"));
  await insertStaffAccounts(trx, { staffId: id, accountIds });
  await recordAudit(trx, ctx, {
    ...{ chain: installationChain, actor: by, action: "staff.added", objectType: "staff", objectId: id },
    isAllowed: true,
    details: { role, account_ids: accountIds },
    personal: { email, name },
  });
  return { staff_id: id };
}

/** By e-mail address, people who are disabled included. */
export async function listStaff(ctx: AppContext): Promise<StaffMemberView[]> {
  const now = ctx.clock.now();
  return ctx.store.read(async (db) => {
    const rows = await readStaff(db, staffMax);
    const [accounts, links] = [await readStaffAccounts(db), await readOpenLinks(db, now)];
    const factors = await readFactorHolders(db);
    return rows.map((row) => {
      const own = accounts.filter(({ staff_id }) => staff_id === row.id);
      return presentStaff(row, {
        accountIds: own.map(({ account_id }) => account_id),
        linkEndsAt: links.get(row.id),
        factors,
      });
    });
  });
}

/** @throws DomainError `not_found` */
export async function getStaffMember(ctx: AppContext, id: string): Promise<StaffMemberView> {
  const now = ctx.clock.now();
  return ctx.store.read(async (db) => {
    const row = await requireStaff(db, id);
    const accountIds = (await readStaffAccounts(db, id)).map(({ account_id }) => account_id);
    const linkEndsAt = (await readOpenLinks(db, now)).get(id);
    return presentStaff(row, { accountIds, linkEndsAt, factors: await readFactorHolders(db) });
  });
}

/** @throws DomainError `not_found` */
export async function requireStaff(db: Db, id: string): Promise<StaffRow> {
  const staff = await findStaffRow(db, id);
  if (staff === undefined) throw new DomainError("not_found", "There is no such person.");
  return staff;
}

function presentStaff(
  row: StaffRow,
  { accountIds, linkEndsAt, factors }: { accountIds: string[]; linkEndsAt: string | undefined; factors: FactorHolders },
): StaffMemberView {
  const { id, email, name, role, disabled_at, created_at, last_sign_in_at } = row;
  const state = disabled_at !== null ? "disabled" : row.password_hash === null ? "invited" : "active";
  const shown = { id, email, name, role, disabled_at, created_at, last_sign_in_at };
  return { ...shown, account_ids: accountIds, state, link_expires_at: linkEndsAt ?? null, ...factorsOf(id, factors) };
}

type FactorHolders = Awaited<ReturnType<typeof readFactorHolders>>;

function factorsOf(id: string, { totp, passkey }: FactorHolders): { has_totp: boolean; has_passkey: boolean } {
  return { has_totp: totp.has(id), has_passkey: passkey.has(id) };
}

function badField(path: string, said: Said): DomainError {
  return new DomainError("validation_failed", said, { fields: [fieldSaying(path, said)] });
}
