import { z } from "zod";
import { DomainError } from "../../shared/errors.ts";
import { type CheckoutScope, checkoutScopes } from "../../shared/identity/scopes.ts";
import { type AuditActor, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import { insertClientDetail, readClientDetails, storeGrants } from "./client.repository.ts";
import {
  type CredentialRecord,
  getCredential,
  issueCredential,
  type IssuedSecret,
  listCredentials,
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
  const issued = await issueCredential(ctx, { accountId, api: "checkout", name, grants: [], by });
  const createdBy = by.id ?? by.type;
  await ctx.store.write((trx) =>
    insertClientDetail(trx, {
      credential_id: issued.credential.id,
      description,
      callbacks: JSON.stringify(callbacks),
      created_by: createdBy,
    }),
  );
  return { client: { credential: issued.credential, description, callbacks, createdBy }, secret: issued.secret };
}

/** An account's clients of the checkout wire, newest first, without those that were deleted. */
export async function listClients(ctx: AppContext, accountId: string): Promise<ClientRecord[]> {
  const credentials = await listCredentials(ctx, [accountId]);
  return withDetails(
    ctx,
    credentials.filter(({ api, revoked_at }) => api === "checkout" && revoked_at === null),
  );
}

/** @throws DomainError `not_found`, for clients of other accounts, of other wires and deleted ones as well. */
export async function getClient(ctx: AppContext, query: { accountId: string; id: string }): Promise<ClientRecord> {
  const credential = await getCredential(ctx, { scope: [query.accountId], id: query.id });
  const [client] = await withDetails(ctx, [credential]);
  if (client === undefined || credential.api !== "checkout" || credential.revoked_at !== null) {
    throw new DomainError("not_found", "There is no such client.");
  }
  return client;
}

export interface ChangeGrants {
  accountId: string;
  id: string;
  /** All scopes that the client holds from now on; those of tokens made before shrink at once. */
  scopes: readonly string[];
  /** What the one who grants holds: nobody hands on more than that, unless they administer the account. */
  granter: ReadonlySet<string>;
  by: AuditActor;
}

/** @throws DomainError `not_found`; `validation_failed` for an unknown scope; `forbidden`. */
export async function changeGrants(ctx: AppContext, change: ChangeGrants): Promise<ClientRecord> {
  const { credential } = await getClient(ctx, change);
  const scopes = [...new Set(change.scopes)];
  scopes.forEach(refuseUnknown);
  refuseBeyond(
    scopes.filter((scope) => !credential.grants.includes(scope)),
    change.granter,
  );
  await ctx.store.write(async (trx) => {
    await storeGrants(trx, credential.id, scopes);
    await recordAudit(trx, ctx, {
      chain: change.accountId,
      actor: change.by,
      action: "credential.scopes_changed",
      objectType: "credential",
      objectId: credential.id,
      isAllowed: true,
      details: { before: credential.grants, after: scopes },
    });
  });
  return getClient(ctx, change);
}

function refuseUnknown(scope: string, position: number): void {
  if (checkoutScopes.includes(scope as CheckoutScope)) return;
  const path = `scope.${position}`;
  throw new DomainError("validation_failed", `${path} is not a scope of this installation`, {
    fields: [{ path, message: "is not a scope of this installation" }],
  });
}

function refuseBeyond(added: readonly string[], granter: ReadonlySet<string>): void {
  if (granter.has("admin:accounts") || granter.has("admin:account")) return;
  const beyond = added.find((scope) => !granter.has(scope));
  if (beyond === undefined) return;
  throw new DomainError("forbidden", `${beyond} can only be granted by a client that holds it, or by admin:accounts.`);
}

async function withDetails(ctx: AppContext, credentials: readonly CredentialRecord[]): Promise<ClientRecord[]> {
  const details = await ctx.store.read((db) =>
    readClientDetails(
      db,
      credentials.map(({ id }) => id),
    ),
  );
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
