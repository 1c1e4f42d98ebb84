import type { Trx } from "../database.ts";

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
  target: { objectId: string; operationId: string; at: string },
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
