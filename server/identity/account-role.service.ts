import { z } from "zod";
import { DomainError } from "../../shared/errors.ts";
import { say } from "../../shared/sentences/say.ts";
import { type AuditActor, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Db, Trx } from "../database.ts";
import { findAccountRole, insertAccountRole, readAccountRoles, updateAccountRole } from "./account-role.repository.ts";
import type { AccountRoleTable } from "./client.table.ts";

/** A named set of scopes that an account keeps for its own clients. */
export type AccountRole = Omit<AccountRoleTable, "seq" | "scope"> & { scope: readonly string[] };

export interface RoleContent {
  name: string;
  description: string | null;
  scope: readonly string[];
}

interface RoleKey {
  accountId: string;
  id: string;
}

const rolesMax = 1_000;
const scopeSchema = z.array(z.string());

/** Newest first, deleted ones among them. */
export async function listAccountRoles(ctx: AppContext, accountId: string): Promise<AccountRole[]> {
  const rows = await ctx.store.read((db) => readAccountRoles(db, accountId, rolesMax));
  return rows.map(roleOf);
}

/** @throws DomainError `not_found`, for a deleted one as well. */
export async function getAccountRole(ctx: AppContext, key: RoleKey): Promise<AccountRole> {
  return ctx.store.read((db) => requireRole(db, key));
}

/** @throws DomainError `validation_failed` once there are too many. */
export async function createAccountRole(
  ctx: AppContext,
  { accountId, by, ...content }: RoleContent & { accountId: string; by: AuditActor },
): Promise<AccountRole> {
  const id = ctx.ids.uuid();
  const now = ctx.clock.now();
  return ctx.store.write(async (trx) => {
    if ((await readAccountRoles(trx, accountId, rolesMax)).length === rolesMax) {
      throw new DomainError("validation_failed", say("refusal.roles_full", { most: rolesMax }));
    }
    await insertAccountRole(trx, {
      id,
      account_id: accountId,
      ...columnsOf(content),
      created_by: by.id ?? by.type,
      created_at: now,
      updated_at: now,
      deleted_at: null,
      deleted_by: null,
    });
    await note(trx, ctx, { key: { accountId, id }, action: "role.created", by, details: { after: content } });
    return requireRole(trx, { accountId, id });
  });
}

/** @throws DomainError `not_found` */
export async function replaceAccountRole(
  ctx: AppContext,
  { accountId, id, by, ...content }: RoleContent & RoleKey & { by: AuditActor },
): Promise<AccountRole> {
  const key = { accountId, id };
  return ctx.store.write(async (trx) => {
    const { name, description, scope } = await requireRole(trx, key);
    await updateAccountRole(trx, id, { ...columnsOf(content), updated_at: ctx.clock.now() });
    const details = { before: { name, description, scope }, after: content };
    await note(trx, ctx, { key, action: "role.changed", by, details });
    return requireRole(trx, key);
  });
}

/** @throws DomainError `not_found` */
export async function deleteAccountRole(ctx: AppContext, key: RoleKey, by: AuditActor): Promise<AccountRole> {
  return ctx.store.write(async (trx) => {
    const role = await requireRole(trx, key);
    const deletion = { deleted_at: ctx.clock.now(), deleted_by: by.id ?? by.type };
    await updateAccountRole(trx, role.id, deletion);
    await note(trx, ctx, { key, action: "role.deleted", by, details: { name: role.name } });
    return { ...role, ...deletion };
  });
}

async function requireRole(db: Db, key: RoleKey): Promise<AccountRole> {
  const row = await findAccountRole(db, key);
  if (row === undefined || row.deleted_at !== null) throw new DomainError("not_found", "There is no such role.");
  return roleOf(row);
}

function roleOf({ scope, ...row }: AccountRoleTable | (Omit<AccountRoleTable, "seq"> & { seq: number })): AccountRole {
  return { ...row, scope: scopeSchema.parse(JSON.parse(scope)) };
}

function columnsOf({ name, description, scope }: RoleContent) {
  return { name, description, scope: JSON.stringify(scope) };
}

interface RoleNote {
  key: RoleKey;
  action: string;
  by: AuditActor;
  details: Readonly<Record<string, unknown>>;
}

async function note(trx: Trx, ctx: AppContext, { key, action, by, details }: RoleNote): Promise<void> {
  const object = { objectType: "role", objectId: key.id };
  await recordAudit(trx, ctx, { chain: key.accountId, actor: by, action, ...object, isAllowed: true, details });
}
