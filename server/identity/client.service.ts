import { z } from "zod";
import { DomainError } from "../../shared/errors.ts";
import { type CheckoutScope, checkoutScopes } from "../../shared/identity/scopes.ts";
import { type AuditActor, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import { insertClientDetail, readClientDetails, storeGrants } from "./client.repository.ts";
import {
  type CredentialRecord,
  getCredentialWithin,
  issueCredentialWithin,
  type IssuedSecret,
  listCredentials,
  revokeCredential,
  rotateCredential,
} from "./credential.service.ts";

/** A credential of the checkout wire with what its account keeps of it. */
export interface ClientRecord {
  credential: CredentialRecord;
  description: string | null;
  callbacks: readonly string[];
  createdBy: string | null;
}

export interface NewClient {
  accountId: string;
  name: string;
  description: string | null;
  callbacks: readonly string[];
  by: AuditActor;
}

const callbacksSchema = z.array(z.string());

/** Holds no scope until one is granted to it. @throws DomainError `not_found` for the account. */
export async function createClient(
  ctx: AppContext,
  { accountId, name, description, callbacks, by }: NewClient,
): Promise<{ client: ClientRecord; secret: IssuedSecret }> {
  const createdBy = by.id ?? by.type;
  return ctx.store.write(async (trx) => {
    const issued = await issueCredentialWithin(trx, ctx, { accountId, api: "checkout", name, grants: [], by });
    await insertClientDetail(trx, {
      credential_id: issued.credential.id,
      description,
      callbacks: JSON.stringify(callbacks),
      created_by: createdBy,
    });
    return { client: { credential: issued.credential, description, callbacks, createdBy }, secret: issued.secret };
  });
}

/** An account's clients of the checkout wire, newest first, without those that were deleted. */
export async function listClients(ctx: AppContext, accountId: string): Promise<ClientRecord[]> {
  const credentials = await listCredentials(ctx, [accountId]);
  const own = credentials.filter(({ api, revoked_at }) => api === "checkout" && revoked_at === null);
  return ctx.store.read((db) => withDetails(db, own));
}

interface ClientQuery {
  accountId: string;
  id: string;
}

/** @throws DomainError `not_found`, for clients of other accounts, of other wires and deleted ones as well. */
export async function getClient(ctx: AppContext, query: ClientQuery): Promise<ClientRecord> {
  return ctx.store.read((db) => readClient(db, query));
}

export interface ChangeGrants extends ClientQuery {
  /** All scopes that the client holds from now on; those of tokens made before shrink at once. */
  scopes: (held: readonly string[]) => readonly string[];
  /** What the one who grants holds: nobody hands on more than that, unless they administer the account. */
  granter: ReadonlySet<string>;
  by: AuditActor;
}

/** @throws DomainError `not_found`; `validation_failed` for an unknown scope; `forbidden`. */
export async function changeGrants(ctx: AppContext, change: ChangeGrants): Promise<ClientRecord> {
  return ctx.store.write(async (trx) => {
    const client = await readClient(trx, change);
    const before = client.credential.grants;
    const scopes = [...new Set(change.scopes(before))];
    scopes.forEach(refuseUnknown);
    refuseBeyond(
      scopes.filter((scope) => !before.includes(scope)),
      change.granter,
    );
    await storeGrants(trx, { id: client.credential.id, grants: scopes, at: ctx.clock.now() });
    await recordAudit(trx, ctx, {
      chain: change.accountId,
      actor: change.by,
      action: "credential.scopes_changed",
      objectType: "credential",
      objectId: client.credential.id,
      isAllowed: true,
      details: { before, after: scopes },
    });
    return readClient(trx, change);
  });
}

interface ClientCommand extends ClientQuery {
  /** What the one who commands holds: nobody takes over or ends a client that may do more. */
  holder: ReadonlySet<string>;
  by: AuditActor;
}

/** Ends a client and its access tokens. @throws DomainError `not_found`; `forbidden`. */
export async function deleteClient(ctx: AppContext, command: ClientCommand): Promise<ClientRecord> {
  const client = await getClient(ctx, command);
  await revokeCredential(ctx, credentialCommand(command));
  return client;
}

/** Replaces a client's secret, as `rotateCredential`. @throws DomainError `not_found`; `forbidden`. */
export async function rotateClient(
  ctx: AppContext,
  command: ClientCommand & { endsTokens: boolean },
): Promise<{ client: ClientRecord; secret: IssuedSecret }> {
  await getClient(ctx, command);
  const secret = await rotateCredential(ctx, { ...credentialCommand(command), endsTokens: command.endsTokens });
  return { client: await getClient(ctx, command), secret };
}

function credentialCommand({ accountId, id, holder, by }: ClientCommand) {
  return { scope: [accountId], id, by, refuse: (grants: readonly string[]) => refuseBeyond(grants, holder) };
}

function refuseUnknown(scope: string, position: number): void {
  if (checkoutScopes.includes(scope as CheckoutScope)) return;
  const path = `scope.${position}`;
  throw new DomainError("validation_failed", `${path} is not a scope of this installation`, {
    fields: [{ path, message: "is not a scope of this installation" }],
  });
}

function refuseBeyond(scopes: readonly string[], holder: ReadonlySet<string>): void {
  if (holder.has("admin:accounts") || holder.has("admin:account")) return;
  const beyond = scopes.find((scope) => !holder.has(scope));
  if (beyond === undefined) return;
  throw new DomainError("forbidden", `Only a client that holds ${beyond}, or admin:accounts, can do this.`);
}

async function readClient(db: Db, { accountId, id }: ClientQuery): Promise<ClientRecord> {
  const [client] = await withDetails(db, [await getCredentialWithin(db, { scope: [accountId], id })]);
  if (client === undefined || client.credential.api !== "checkout" || client.credential.revoked_at !== null) {
    throw new DomainError("not_found", "There is no such client.");
  }
  return client;
}

async function withDetails(db: Db, credentials: readonly CredentialRecord[]): Promise<ClientRecord[]> {
  const ids = credentials.map(({ id }) => id);
  const details = await readClientDetails(db, ids);
  return credentials.map((credential) => {
    const detail = details.get(credential.id);
    return {
      credential,
      description: detail?.description ?? null,
      callbacks: callbacksSchema.parse(JSON.parse(detail?.callbacks ?? "[]")),
      createdBy: detail?.created_by ?? null,
    };
  });
}
