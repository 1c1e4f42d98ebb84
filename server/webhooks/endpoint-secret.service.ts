import { randomBytes } from "node:crypto";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import {
  expireSecrets,
  findAddresslessEndpoint,
  insertEndpoint,
  insertSecret,
  listLiveSecrets,
  type SecretRow,
} from "./endpoint.repository.ts";

type Tools = Pick<AppContext, "ids" | "vault" | "clock">;

/** The account's one endpoint of a dialect whose events bring their own address. */
export interface AddresslessEndpoint {
  accountId: string;
  dialect: string;
}

/** Finds or makes it, and answers its id. */
export async function ensureAddresslessEndpoint(
  trx: Trx,
  ctx: Pick<AppContext, "ids">,
  { accountId, dialect, at }: AddresslessEndpoint & { at: string },
): Promise<string> {
  const existing = await findAddresslessEndpoint(trx, accountId, dialect);
  if (existing !== null) return existing;
  const id = ctx.ids.own("whe", at);
  await insertEndpoint(trx, {
    id,
    account_id: accountId,
    merchant_id: null,
    dialect,
    url: null,
    description: null,
    event_patterns: "[]",
    disabled_at: null,
    disabled_reason: null,
    deleted_at: null,
    created_at: at,
    updated_at: at,
  });
  return id;
}

/**
 * Makes the secret that signs what such an endpoint gets, and answers it. Its messages carry one
 * signature, so an earlier secret stops signing in the same moment.
 */
export async function replaceEndpointSecret(ctx: AppContext, endpoint: AddresslessEndpoint): Promise<string> {
  const secret = randomBytes(32).toString("base64url");
  await ctx.store.write((trx) => replaceWithin(trx, ctx, endpoint, secret));
  return secret;
}

async function replaceWithin(trx: Trx, ctx: Tools, endpoint: AddresslessEndpoint, secret: string): Promise<void> {
  const at = ctx.clock.now();
  const endpointId = await ensureAddresslessEndpoint(trx, ctx, { ...endpoint, at });
  await expireSecrets(trx, endpointId, at);
  await addSecret(trx, ctx, { endpointId, secret, at });
}

/** Seals a secret that signs from `at` on, without end. */
export async function addSecret(
  trx: Trx,
  ctx: Pick<AppContext, "ids" | "vault">,
  { endpointId, secret, at }: { endpointId: string; secret: string; at: string },
): Promise<void> {
  const id = ctx.ids.own("whs", at);
  const { ciphertext, keyId } = ctx.vault.seal(Buffer.from(secret, "utf8"), purposeOf(id));
  await insertSecret(trx, { id, endpoint_id: endpointId, ciphertext, key_id: keyId, created_at: at, expires_at: null });
}

/** The secret that signs now; null before the first was made. */
export async function readEndpointSecret(ctx: AppContext, endpoint: AddresslessEndpoint): Promise<string | null> {
  return ctx.store.read(async (db) => {
    const endpointId = await findAddresslessEndpoint(db, endpoint.accountId, endpoint.dialect);
    if (endpointId === null) return null;
    const [secret] = openSecrets(ctx, await listLiveSecrets(db, endpointId, ctx.clock.now()));
    return secret?.toString("utf8") ?? null;
  });
}

/** Stored secrets as the bytes of their text, in the same order. */
export function openSecrets(ctx: Pick<AppContext, "vault">, rows: readonly SecretRow[]): Buffer[] {
  return rows.map((row) => ctx.vault.open({ ciphertext: row.ciphertext, keyId: row.key_id }, purposeOf(row.id)));
}

/** Binds the sealed value to its row: moved to another one it does not open. */
function purposeOf(secretId: string): string {
  return `webhook_secret:${secretId}`;
}
