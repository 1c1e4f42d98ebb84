import { createHash } from "node:crypto";
import { DomainError } from "../../shared/errors.ts";
import type { Trx } from "../database.ts";
import { type ClaimedKey, findKey, type IdempotencyClaim, insertKey } from "./idempotency.repository.ts";

export type { IdempotencyClaim } from "./idempotency.repository.ts";

/**
 * The operation that this key already started; null when the key is new.
 *
 * Asked inside the write that records the intent, so that of racing copies exactly one is new.
 *
 * @throws DomainError `idempotency_key_reused` when the key named another wish.
 */
export async function operationOfKey(trx: Trx, claim: IdempotencyClaim): Promise<string | null> {
  return (await wishOfKey(trx, claim))?.operationId ?? null;
}

/** As `operationOfKey`, for what is done at once and makes no operation: the object that the key named. */
export async function objectOfKey(trx: Trx, claim: IdempotencyClaim): Promise<string | null> {
  return (await wishOfKey(trx, claim))?.objectId ?? null;
}

async function wishOfKey(trx: Trx, claim: IdempotencyClaim): Promise<ClaimedKey | null> {
  const known = await findKey(trx, claim);
  if (known !== null && !known.requestHash.equals(claim.requestHash)) {
    throw new DomainError("idempotency_key_reused", "This idempotency key was already used for a different request.");
  }
  return known;
}

export async function rememberKey(
  trx: Trx,
  claim: IdempotencyClaim,
  target: { objectId: string; operationId: string | null; at: string },
): Promise<void> {
  await insertKey(trx, claim, target);
}

/** SHA-256 over the parts of a request that make it that request. */
export function requestHash(...parts: readonly unknown[]): Buffer {
  return createHash("sha256").update(JSON.stringify(parts)).digest();
}
