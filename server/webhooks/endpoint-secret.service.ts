import { randomBytes } from "node:crypto";
import type { AuditActor } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import { auditEndpoint } from "./endpoint-audit.service.ts";
import {
  expireSecrets,
  findAddresslessEndpoint,
  insertEndpoint,
  insertSecret,
  listLiveSecrets,
  type SecretRow,
} from "./endpoint.repository.ts";

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
export async function replaceEndpointSecret(
  ctx: AppContext,
  { by, ...endpoint }: AddresslessEndpoint & { by: AuditActor },
): Promise<string> {
  const secret = randomBytes(32).toString("base64url");
  await ctx.store.write(async (trx) => {
    const at = ctx.clock.now();
    const id = await ensureAddresslessEndpoint(trx, ctx, { ...endpoint, at });
    await expireSecrets(trx, id, at);
    await addSecret(trx, ctx, { endpointId: id, secret, at });
    const note = { accountId: endpoint.accountId, id, action: "secret_rotated" as const, by };
    await auditEndpoint(trx, ctx, { ...note, details: { overlap_seconds: 0 } });
  });
  return secret;
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
  const rows = await ctx.store.read(async (db) => {
    const endpointId = await findAddresslessEndpoint(db, endpoint.accountId, endpoint.dialect);
    return endpointId === null ? [] : listLiveSecrets(db, endpointId, ctx.clock.now());
  });
  const [secret] = await openSecrets(ctx, rows);
  return secret?.toString("utf8") ?? null;
}

/** By the list that was read: what goes to an endpoint in the same moment shares it. */
const opened = new WeakMap<readonly SecretRow[], Promise<Buffer[]>>();

/** Stored secrets as the bytes of their text, in the same order. A list is opened once, however often it is asked for. */
export function openSecrets(ctx: Pick<AppContext, "vault">, rows: readonly SecretRow[]): Promise<Buffer[]> {
  const known = opened.get(rows);
  if (known !== undefined) return known;
  const sealed = rows.map(({ id, ciphertext, key_id }) => ({ ciphertext, keyId: key_id, purpose: purposeOf(id) }));
  const opening = Promise.all(sealed.map(({ purpose, ...value }) => ctx.vault.open(value, purpose)));
  opened.set(rows, opening);
  return opening;
}

/** Binds the sealed value to its row: moved to another one it does not open. */
function purposeOf(secretId: string): string {
  return `webhook_secret:${secretId}`;
}
