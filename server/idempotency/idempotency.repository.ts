import { sql } from "kysely";
import type { Db, Trx } from "../database.ts";

/** A caller's name for one wish. */
export interface IdempotencyClaim {
  /** Within which the key is unique, such as `staff:stf_...`. */
  scope: string;
  key: string;
  /** Over what was asked for: the same key with another wish is refused. */
  requestHash: Buffer;
}

export interface ClaimedKey {
  requestHash: Buffer;
  objectId: string | null;
  operationId: string | null;
}

export async function findKey(trx: Trx, claim: IdempotencyClaim): Promise<ClaimedKey | null> {
  const row = await trx
    .selectFrom("idempotency_key")
    .select(["request_hash", "object_id", "operation_id"])
    .where("scope", "=", claim.scope)
    .where("key", "=", claim.key)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { requestHash: row.request_hash, objectId: row.object_id, operationId: row.operation_id };
}

export async function insertKey(
  trx: Trx,
  claim: IdempotencyClaim,
  target: { objectId: string; operationId: string | null; at: string },
): Promise<void> {
  await trx
    .insertInto("idempotency_key")
    .values({
      scope: claim.scope,
      key: claim.key,
      request_hash: claim.requestHash,
      object_id: target.objectId,
      operation_id: target.operationId,
      status: null,
      response: null,
      created_at: target.at,
    })
    .execute();
}

export interface StoredAnswer {
  request_hash: Buffer;
  status: number | null;
  response: string | null;
  created_at: string;
}

/** A key of calls whose whole answer is kept; its status is null while the first call is running. */
export async function findAnswer(trx: Trx, { scope, key }: IdempotencyClaim): Promise<StoredAnswer | null> {
  const row = await trx
    .selectFrom("idempotency_key")
    .select(["request_hash", "status", "response", "created_at"])
    .where("scope", "=", scope)
    .where("key", "=", key)
    .executeTakeFirst();
  return row ?? null;
}

export async function insertAnswerClaim(trx: Trx, claim: IdempotencyClaim, at: string): Promise<void> {
  const { scope, key, requestHash: request_hash } = claim;
  const nothingYet = { object_id: null, operation_id: null, status: null, response: null };
  await trx
    .insertInto("idempotency_key")
    .values({ scope, key, request_hash, ...nothingYet, created_at: at })
    .execute();
}

/** Begins a key anew whose life is over. */
export async function takeAnswerClaim(trx: Trx, claim: IdempotencyClaim, at: string): Promise<void> {
  await trx
    .updateTable("idempotency_key")
    .set({ request_hash: claim.requestHash, status: null, response: null, created_at: at })
    .where("scope", "=", claim.scope)
    .where("key", "=", claim.key)
    .execute();
}

/** A call that is under way: the key, and the instant at which it was taken. */
export type RunningClaim = Pick<IdempotencyClaim, "scope" | "key"> & { at: string };

/** Does nothing when somebody else has taken the key meanwhile, whose answer is the one that counts. */
export async function storeAnswer(
  trx: Trx,
  { scope, key, at }: RunningClaim,
  answer: { status: number; response: string },
): Promise<void> {
  await trx
    .updateTable("idempotency_key")
    .set(answer)
    .where("scope", "=", scope)
    .where("key", "=", key)
    .where("created_at", "=", at)
    .where("status", "is", null)
    .execute();
}

/** Lets go of a key without an answer, unless somebody else has taken it meanwhile. */
export async function releaseKey(trx: Trx, { scope, key, at }: RunningClaim): Promise<void> {
  await trx
    .deleteFrom("idempotency_key")
    .where("scope", "=", scope)
    .where("key", "=", key)
    .where("created_at", "=", at)
    .where("status", "is", null)
    .execute();
}

/** Whether a key was first used up to `until`. */
export async function hasKeyUntil(db: Db, until: string): Promise<boolean> {
  const row = await db.selectFrom("idempotency_key").select("key").where("created_at", "<=", until).executeTakeFirst();
  return row !== undefined;
}

/** Forgets keys that were first used up to `until`, the oldest first; returns how many. */
export async function deleteKeysUntil(trx: Trx, until: string, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM idempotency_key WHERE (scope, key) IN (
      SELECT scope, key FROM idempotency_key INDEXED BY idempotency_key_by_created
      WHERE created_at <= ${until} ORDER BY created_at LIMIT ${limit})`.execute(trx);
  return Number(numAffectedRows ?? 0);
}
