import type { AppContext } from "../context.ts";
import { isSecretOf, splitApiKey } from "./credential-secret.ts";
import { type CredentialRecord, readCredential } from "./credential.record.ts";
import { findCredentialByClientId } from "./credential.repository.ts";
import { noteUse } from "./credential.service.ts";

export type ClientRefusal = "unknown_client" | "wrong_secret" | "revoked" | "expired";

/** Who proved to be a client, or why nobody did. All refusals take the same time, and callers are told no difference. */
export type ClientProof =
  { credential: CredentialRecord; refusal: null } | { credential: null; refusal: ClientRefusal };

/** Compares in constant time, with a secret of nobody where the client is unknown. */
export async function proveClient(
  ctx: AppContext,
  { clientId, secret }: { clientId: string; secret: string },
): Promise<ClientProof> {
  const row = await ctx.store.read((db) => findCredentialByClientId(db, clientId));
  const isRight = isSecretOf(row?.secret_hash ?? null, secret);
  if (row === undefined) return { credential: null, refusal: "unknown_client" };
  if (!isRight) return { credential: null, refusal: "wrong_secret" };
  if (row.revoked_at !== null) return { credential: null, refusal: "revoked" };
  if (row.expires_at !== null && row.expires_at <= ctx.clock.now()) return { credential: null, refusal: "expired" };
  const credential = readCredential(row);
  noteUse(ctx, credential);
  return { credential, refusal: null };
}

/** Null for a key that `proveClient` refuses. @param apiKey the whole key, such as `di_sand_...`. */
export async function authenticateApiKey(ctx: AppContext, apiKey: string): Promise<CredentialRecord | null> {
  const parts = splitApiKey(apiKey);
  return parts === null ? null : (await proveClient(ctx, parts)).credential;
}
