import type { Db, Trx } from "../database.ts";
import { prepared, type Slots } from "../store/prepared.ts";
import type { CredentialTable } from "./identity.table.ts";

const columns = [
  "id",
  "account_id",
  "merchant_id",
  "api",
  "name",
  "client_id",
  "secret_hash",
  "grants",
  "created_at",
  "updated_at",
  "last_used_at",
  "tokens_valid_from",
  "revoked_at",
  "expires_at",
  "keeps_tokens",
  "secret_since",
  "calls_per_minute",
] as const;

export async function insertCredential(trx: Trx, credential: CredentialTable): Promise<void> {
  await trx.insertInto("credential").values(credential).execute();
}

export async function findCredentialRow(db: Db, id: string): Promise<CredentialTable | undefined> {
  return db.selectFrom("credential").select(columns).where("id", "=", id).executeTakeFirst();
}

const rowByClientId = prepared((db: Db, { clientId }: Slots<{ clientId: string }>) =>
  db.selectFrom("credential").select(columns).where("client_id", "=", clientId),
);

export async function findCredentialByClientId(db: Db, clientId: string): Promise<CredentialTable | undefined> {
  return (await rowByClientId(db, { clientId })).rows[0];
}

/** Newest first; `accountIds` is null for all of the installation. There are few, so they are not paged. */
export async function readCredentials(
  db: Db,
  { accountIds, limit }: { accountIds: readonly string[] | null; limit: number },
): Promise<CredentialTable[]> {
  const query = db.selectFrom("credential").select(columns).orderBy("created_at", "desc").orderBy("id").limit(limit);
  return accountIds === null ? query.execute() : query.where("account_id", "in", accountIds).execute();
}

/** A later use may have been noted meanwhile; time does not go back. */
export async function markCredentialUsed(trx: Trx, { id, at }: { id: string; at: string }): Promise<void> {
  await trx
    .updateTable("credential")
    .set({ last_used_at: at })
    .where("id", "=", id)
    .where((eb) => eb.or([eb("last_used_at", "is", null), eb("last_used_at", "<", at)]))
    .execute();
}

/** Returns false when it was revoked before. */
export async function markCredentialRevoked(
  trx: Trx,
  { id, at, keepsTokens }: { id: string; at: string; keepsTokens: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("credential")
    .set({ revoked_at: at, keeps_tokens: keepsTokens ? 1 : 0 })
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function replaceCredentialSecret(
  trx: Trx,
  { id, secretHash, tokensValidFrom, at }: { id: string; secretHash: Buffer; tokensValidFrom: string; at: string },
): Promise<void> {
  await trx
    .updateTable("credential")
    .set({ secret_hash: secretHash, tokens_valid_from: tokensValidFrom, updated_at: at, secret_since: at })
    .where("id", "=", id)
    .execute();
}

/** Names by id. */
export async function readCredentialNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("credential").select(["id", "name"]).where("id", "in", ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** @param limit calls a minute; null for as many as everybody. */
export async function storeCallLimit(trx: Trx, { id, limit }: { id: string; limit: number | null }): Promise<void> {
  await trx.updateTable("credential").set({ calls_per_minute: limit }).where("id", "=", id).execute();
}
