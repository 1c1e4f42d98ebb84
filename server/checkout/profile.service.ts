import type { AccountKind } from "../../shared/accounts/account.schema.ts";
import type { Configuration } from "../../shared/checkout/order.schema.ts";
import { defaultProfileId } from "../../shared/checkout/profile.schema.ts";
import { shiftInstant } from "../../shared/instant.ts";
import { DomainError, fieldSaying } from "../../shared/errors.ts";
import { say } from "../../shared/sentences/say.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import { listAccounts } from "../accounts/read-account.service.ts";
import type { AppContext } from "../context.ts";
import type { Db, Trx } from "../database.ts";
import { defaultConfiguration } from "./default-profile.rules.ts";
import {
  deleteProfileRow,
  findProfileRow,
  insertProfile,
  listProfileRows,
  type ProfileKey,
  type ProfileRecord,
  updateProfileRow,
} from "./profile.repository.ts";

export type { ProfileRecord } from "./profile.repository.ts";

/** More than an account has use for. */
const profilesMax = 200;
/** Stands for the profile of a session that brought its configuration along. */
export const inlineProfileId = "inline";

/**
 * The profile that a new account starts with: in the sandbox every method is on, on a live account
 * every method waits for an approved connection.
 */
export async function createDefaultProfile(
  trx: Trx,
  account: { id: string; kind: AccountKind },
  now: string,
): Promise<void> {
  await insertProfile(trx, {
    account_id: account.id,
    id: defaultProfileId,
    name: "Default",
    description: null,
    configuration: JSON.stringify(defaultConfiguration(account.kind === "sandbox")),
    url: null,
    merchant: null,
    created_at: now,
    updated_at: now,
  });
}

export function findProfile(db: Db | Trx, key: ProfileKey): Promise<ProfileRecord | null> {
  return findProfileRow(db, key);
}

/** @throws DomainError `not_found` */
export async function getProfile(ctx: AppContext, key: ProfileKey): Promise<ProfileRecord> {
  const profile = await ctx.store.read((db) => findProfileRow(db, key));
  if (profile === null) throw unknownProfile();
  return profile;
}

export function listProfiles(
  ctx: AppContext,
  query: { accountId: string; after: string | null; limit: number },
): Promise<ProfileRecord[]> {
  return ctx.store.read((db) => listProfileRows(db, query));
}

/** Of every account in reach, for staff, the default one first; the accounts are few, and so are their profiles. */
export async function listProfilesInScope(ctx: AppContext, scope: AccountScope): Promise<ProfileRecord[]> {
  const accounts = await listAccounts(ctx, scope);
  return ctx.store.read(async (db) => {
    const found: ProfileRecord[] = [];
    for (const { id: accountId } of accounts) {
      found.push(...(await listProfileRows(db, { accountId, after: null, limit: profilesMax })).reverse());
    }
    return found;
  });
}

/** Runs inside the transaction of a change, for what must commit with it. */
export type OnProfileChange = (trx: Trx, before: ProfileRecord | null, after: ProfileRecord | null) => Promise<void>;

export interface ProfileContent {
  name: string;
  description: string | null;
  configuration: Configuration;
  /** Where its sessions' payers read the terms; null for none. */
  url: ProfileRecord["url"];
  /** Whom its sessions' payers see as the shop; null for the account. */
  merchant: ProfileRecord["merchant"];
}

/** @throws DomainError `validation_failed` when the wanted id is taken. */
export async function createProfile(
  ctx: AppContext,
  input: ProfileContent & { accountId: string; id: string | null },
  onChange?: OnProfileChange,
): Promise<ProfileRecord> {
  const now = ctx.clock.now();
  const key = { accountId: input.accountId, id: input.id ?? ctx.ids.inAccount(input.accountId, now) };
  return ctx.store.write(async (trx) => {
    if (key.id === inlineProfileId || (await findProfileRow(trx, key)) !== null) {
      const message = say("refusal.profile_id_taken");
      throw new DomainError("validation_failed", message, { fields: [fieldSaying("profile_id", message)] });
    }
    await insertProfile(trx, {
      account_id: key.accountId,
      id: key.id,
      ...columnsOf(input),
      created_at: now,
      updated_at: now,
    });
    const created = await requireProfile(trx, key);
    await onChange?.(trx, null, created);
    return created;
  });
}

/**
 * Replaces everything but the profile's id.
 *
 * @param options.expectedAt when the profile was last changed as far as the caller knows.
 * @throws DomainError `not_found`; `precondition_failed` when it was changed since.
 */
export async function replaceProfile(
  ctx: AppContext,
  key: ProfileKey,
  content: ProfileContent,
  options: { expectedAt?: string; onChange?: OnProfileChange } = {},
): Promise<ProfileRecord> {
  const { expectedAt, onChange } = options;
  return ctx.store.write(async (trx) => {
    const before = await requireProfile(trx, key);
    if (expectedAt !== undefined && before.updated_at !== expectedAt) {
      throw new DomainError("precondition_failed", say("refusal.profile_changed"));
    }
    // Two changes within one millisecond must not look like one to whoever read between them.
    const now = ctx.clock.now();
    const updated_at = now > before.updated_at ? now : shiftInstant(before.updated_at, 1);
    await updateProfileRow(trx, key, { ...columnsOf(content), updated_at });
    const after = await requireProfile(trx, key);
    await onChange?.(trx, before, after);
    return after;
  });
}

/**
 * Sessions keep the configuration they were created with, so a profile may go while they are open.
 *
 * @throws DomainError `not_found`; `validation_failed` for the default profile, which stays.
 */
export async function deleteProfile(
  ctx: AppContext,
  key: ProfileKey,
  onChange?: OnProfileChange,
): Promise<ProfileRecord> {
  if (key.id === defaultProfileId) {
    throw new DomainError("validation_failed", say("refusal.profile_default"));
  }
  return ctx.store.write(async (trx) => {
    const profile = await requireProfile(trx, key);
    await deleteProfileRow(trx, key);
    await onChange?.(trx, profile, null);
    return profile;
  });
}

async function requireProfile(trx: Trx, key: ProfileKey): Promise<ProfileRecord> {
  const profile = await findProfileRow(trx, key);
  if (profile === null) throw unknownProfile();
  return profile;
}

function columnsOf(content: ProfileContent) {
  return {
    name: content.name,
    description: content.description,
    configuration: JSON.stringify(content.configuration),
    url: content.url === null ? null : JSON.stringify(content.url),
    merchant: content.merchant === null ? null : JSON.stringify(content.merchant),
  };
}

/** What a profile says of a session's request, below what the request says itself. */
export function profileRequest({ url, merchant }: Pick<ProfileRecord, "url" | "merchant">): Record<string, unknown> {
  return { ...(url === null ? {} : { url }), ...(merchant === null ? {} : { merchant }) };
}

function unknownProfile(): DomainError {
  return new DomainError("not_found", "There is no such payment profile.");
}
