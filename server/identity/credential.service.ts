import { DomainError } from "../../shared/errors.ts";
import { type AccountKind, accountKind } from "../../shared/accounts/account.schema.ts";
import { shiftInstant } from "../../shared/instant.ts";
import { say } from "../../shared/sentences/say.ts";
import { type AccountScope, isInScope } from "../accounts/account-scope.ts";
import { getAccount, getMerchant } from "../accounts/read-account.service.ts";
import { type AuditActor, recordAudit } from "../audit/audit.service.ts";
import { systemActor } from "../audit/system-actor.ts";
import type { AppContext } from "../context.ts";
import type { Db, Trx } from "../database.ts";
import { hashSecret, newApiKeyName, newLendingClient, newSecret } from "./credential-secret.ts";
import { type CredentialRecord, readCredential } from "./credential.record.ts";
import {
  findCredentialRow,
  insertCredential,
  markCredentialRevoked,
  markCredentialUsed,
  readCredentialNames,
  readCredentials,
  replaceCredentialSecret,
} from "./credential.repository.ts";
import { defaultGrants, operatorGrant } from "./grants.ts";
import type { CredentialApi, CredentialTable } from "./identity.table.ts";

export type { CredentialRecord } from "./credential.record.ts";

/** What the merchant is given, once: only a hash of the secret is kept. */
export type IssuedSecret = { client_id: string; client_secret: string } | { api_key: string };

/** How exact `last_used_at` is: noting every call would make every read a write. */
const useNotedEveryMs = 60_000;
const credentialsMax = 1_000;

export interface NewCredential {
  accountId: string;
  api: CredentialApi;
  merchantId?: string;
  name?: string;
  /** The usual ones of the API where they are left out. */
  grants?: readonly string[];
  /** UTC; never where it is left out. */
  expiresAt?: string;
  by?: AuditActor;
}

/** @throws DomainError `not_found` for the account or merchant. */
export async function createCredential(ctx: AppContext, input: NewCredential): Promise<IssuedSecret> {
  return (await issueCredential(ctx, input)).secret;
}

/** As `createCredential`, with what was made. */
export async function issueCredential(
  ctx: AppContext,
  input: NewCredential,
): Promise<{ credential: CredentialRecord; secret: IssuedSecret }> {
  return ctx.store.write((trx) => issueCredentialWithin(trx, ctx, input));
}

/** As `issueCredential`, in the write of whoever keeps more of it. */
export async function issueCredentialWithin(
  trx: Trx,
  ctx: AppContext,
  input: NewCredential,
): Promise<{ credential: CredentialRecord; secret: IssuedSecret }> {
  const account = await getAccount(trx, input.accountId);
  const { clientId, secret } = newNames(ctx, input.api, account.kind);
  if (input.merchantId !== undefined) await getMerchant(trx, { accountId: account.id, id: input.merchantId });
  const now = ctx.clock.now();
  const credential: CredentialTable = {
    id: ctx.ids.own("crd", now),
    account_id: account.id,
    merchant_id: input.merchantId ?? null,
    api: input.api,
    name: input.name ?? `${input.api} ${now.slice(0, 10)}`,
    client_id: clientId,
    secret_hash: hashSecret(secret),
    grants: JSON.stringify(input.grants ?? defaultGrants[input.api]),
    created_at: now,
    updated_at: null,
    last_used_at: null,
    tokens_valid_from: now,
    revoked_at: null,
    expires_at: input.expiresAt ?? null,
    keeps_tokens: 0,
    secret_since: null,
    calls_per_minute: null,
  };
  await insertCredential(trx, credential);
  await note(trx, ctx, { credential, action: "credential.created", by: input.by });
  return { credential: readCredential(credential), secret: issued(credential, secret) };
}

function newNames(ctx: Pick<AppContext, "ids">, api: CredentialApi, kind: AccountKind) {
  if (api === "lending") return newLendingClient(kind);
  return { clientId: api === "payments" ? newApiKeyName(kind) : ctx.ids.uuid(), secret: newSecret() };
}

/** Newest first. */
export async function listCredentials(ctx: AppContext, scope: AccountScope): Promise<CredentialRecord[]> {
  const accountIds = scope === "all" ? null : scope;
  const rows = await ctx.store.read((db) => readCredentials(db, { accountIds, limit: credentialsMax }));
  return rows.map(readCredential);
}

/** Names by id, of those that are there. */
export async function nameCredentials(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return readCredentialNames(db, [...new Set(ids)]);
}

/** @throws DomainError `not_found` */
export async function getCredential(
  ctx: AppContext,
  query: { scope: AccountScope; id: string },
): Promise<CredentialRecord> {
  return ctx.store.read((db) => getCredentialWithin(db, query));
}

/** As `getCredential`, in the read or write of another. */
export async function getCredentialWithin(
  db: Db,
  query: { scope: AccountScope; id: string },
): Promise<CredentialRecord> {
  return readCredential(await requireCredential(db, query));
}

interface CredentialCommand {
  scope: AccountScope;
  id: string;
  by: AuditActor;
  /** Throws where whoever commands may not touch a credential that holds these grants. */
  refuse?: (grants: readonly string[]) => void;
}

/**
 * Ends a credential, at once and with every access token it led to, unless `keepsTokens` lets those live out their time.
 *
 * @returns false when it was revoked before.
 * @throws DomainError `not_found`, or what `refuse` throws.
 */
export async function revokeCredential(
  ctx: AppContext,
  command: CredentialCommand & { keepsTokens?: boolean },
): Promise<boolean> {
  return ctx.store.write(async (trx) => {
    const credential = await requireCredential(trx, command);
    const { grants } = readCredential(credential);
    refuseOperator(command.scope, grants);
    command.refuse?.(grants);
    const { keepsTokens = false } = command;
    if (!(await markCredentialRevoked(trx, { id: credential.id, at: ctx.clock.now(), keepsTokens }))) return false;
    await note(trx, ctx, { credential, action: "credential.revoked", by: command.by });
    return true;
  });
}

/**
 * Replaces the secret at once; there is one secret per credential, so nothing overlaps.
 *
 * @param command.endsTokens whether access tokens made with the old secret end with it.
 * @throws DomainError `not_found`, also for a revoked credential, or what `refuse` throws.
 */
export async function rotateCredential(
  ctx: AppContext,
  command: CredentialCommand & { endsTokens: boolean },
): Promise<IssuedSecret> {
  return ctx.store.write(async (trx) => {
    const credential = await requireCredential(trx, command);
    if (credential.revoked_at !== null) throw unknownCredential();
    const { secret } = newNames(ctx, credential.api, accountKind(credential.account_id));
    const { grants } = readCredential(credential);
    refuseOperator(command.scope, grants);
    command.refuse?.(grants);
    const later = shiftInstant(credential.tokens_valid_from, 1);
    const now = ctx.clock.now();
    const tokensValidFrom = command.endsTokens ? (later > now ? later : now) : credential.tokens_valid_from;
    await replaceCredentialSecret(trx, { id: credential.id, secretHash: hashSecret(secret), tokensValidFrom, at: now });
    const details = { ends_tokens: command.endsTokens };
    await note(trx, ctx, { credential, action: "credential.rotated", by: command.by, details });
    return issued(credential, secret);
  });
}

/** Notes that a credential was used, now and then and behind the caller's back. */
export function noteUse(ctx: AppContext, credential: CredentialRecord): void {
  const now = ctx.clock.now();
  if (credential.last_used_at !== null && now < shiftInstant(credential.last_used_at, useNotedEveryMs)) return;
  ctx.store
    .write((trx) => markCredentialUsed(trx, { id: credential.id, at: now }))
    .catch((error: unknown) => ctx.logger.warn({ err: error }, "the use of a credential was not noted"));
}

function issued(credential: CredentialTable, secret: string): IssuedSecret {
  if (credential.api === "payments") return { api_key: credential.client_id + secret };
  return { client_id: credential.client_id, client_secret: secret };
}

async function requireCredential(
  db: Db,
  { scope, id }: Pick<CredentialCommand, "scope" | "id">,
): Promise<CredentialTable> {
  const row = await findCredentialRow(db, id);
  if (row === undefined || !isInScope(scope, row.account_id)) throw unknownCredential();
  return row;
}

/** A key that reaches every account is not for somebody to make or take over who does not. @throws DomainError `forbidden` */
export function refuseOperator(scope: AccountScope, grants: readonly string[]): void {
  if (scope === "all" || !grants.includes(operatorGrant)) return;
  const message = say("person.operator_key");
  throw new DomainError("forbidden", message);
}

function unknownCredential(): DomainError {
  return new DomainError("not_found", "There is no such credential.");
}

interface CredentialNote {
  credential: CredentialTable;
  action: string;
  by: AuditActor | undefined;
  details?: Readonly<Record<string, unknown>>;
}

async function note(trx: Trx, ctx: AppContext, { credential, action, by, details }: CredentialNote): Promise<void> {
  await recordAudit(trx, ctx, {
    chain: credential.account_id,
    actor: by ?? systemActor("kontor"),
    action,
    objectType: "credential",
    objectId: credential.id,
    isAllowed: true,
    details: { api: credential.api, name: credential.name, merchant_id: credential.merchant_id, ...details },
  });
}
