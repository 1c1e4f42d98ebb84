import { z } from "zod";
import { DomainError } from "../../shared/errors.ts";
import { shiftInstant } from "../../shared/instant.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import {
  findAnswer,
  type IdempotencyClaim,
  insertAnswerClaim,
  releaseKey,
  storeAnswer,
  takeAnswerClaim,
} from "./idempotency.repository.ts";

/** What a call was answered, as it can be said again. */
export interface WireAnswer {
  status: number;
  /** JSON; null for an answer without a body. */
  body: unknown;
}

export interface OnceRules {
  claim: IdempotencyClaim;
  /** How long the key names this wish, from its first use. */
  lifeMs: number;
  /** Whether an answer of that status is final; after any other the same key may be tried anew. */
  keeps: (status: number) => boolean;
}

type Tools = Pick<AppContext, "store" | "clock" | "vault">;

/** A first request that has not ended by then died with its process. */
const abandonedAfterMs = 60_000;

/**
 * Does a wish once, however often it arrives under one key, and answers every copy alike. Answers may
 * hold secrets that are shown once, so they are kept sealed.
 *
 * @throws DomainError `idempotency_key_reused` when the key named another wish; `operation_in_flight`
 *   while the first copy is still being worked on.
 */
export async function answerOnce(
  ctx: Tools,
  rules: OnceRules,
  work: () => Promise<WireAnswer>,
): Promise<WireAnswer & { isReplay: boolean }> {
  const { claim } = rules;
  const at = ctx.clock.now();
  const known = await ctx.store.write((trx) => claimOrFind(trx, rules, at));
  if (known !== null) return { status: known.status, body: await unseal(ctx, claim, known.response), isReplay: true };
  let answer: WireAnswer | null = null;
  try {
    answer = await work();
    return { ...answer, isReplay: false };
  } finally {
    const final = answer !== null && rules.keeps(answer.status) ? answer : null;
    await ctx.store.write((trx) =>
      final === null
        ? releaseKey(trx, { ...claim, at })
        : storeAnswer(trx, { ...claim, at }, { status: final.status, response: seal(ctx, claim, final) }),
    );
  }
}

/** Null when the wish is the caller's to do; otherwise the answer that was given before. */
async function claimOrFind(
  trx: Trx,
  { claim, lifeMs }: OnceRules,
  now: string,
): Promise<{ status: number; response: string } | null> {
  const known = await findAnswer(trx, claim);
  if (known === null) {
    await insertAnswerClaim(trx, claim, now);
    return null;
  }
  const isOlderThan = (ms: number) => shiftInstant(known.created_at, ms) <= now;
  const isOver = isOlderThan(lifeMs);
  if (!isOver && !known.request_hash.equals(claim.requestHash)) {
    throw new DomainError("idempotency_key_reused", "This idempotency key was already used for a different request.");
  }
  if (isOver || (known.status === null && isOlderThan(abandonedAfterMs))) {
    await takeAnswerClaim(trx, claim, now);
    return null;
  }
  if (known.status === null || known.response === null) {
    const message = "The first request with this idempotency key is still running.";
    throw new DomainError("operation_in_flight", message, { retryAfterSeconds: 1 });
  }
  return { status: known.status, response: known.response };
}

const sealedSchema = z.strictObject({ key_id: z.string(), sealed: z.base64() });

function seal(ctx: Tools, claim: IdempotencyClaim, { body }: WireAnswer): string {
  const { ciphertext, keyId } = ctx.vault.seal(Buffer.from(JSON.stringify(body), "utf8"), purposeOf(claim));
  return JSON.stringify({ key_id: keyId, sealed: ciphertext.toString("base64") });
}

async function unseal(ctx: Tools, claim: IdempotencyClaim, response: string): Promise<unknown> {
  const { key_id: keyId, sealed } = sealedSchema.parse(JSON.parse(response));
  const bytes = await ctx.vault.open({ ciphertext: Buffer.from(sealed, "base64"), keyId }, purposeOf(claim));
  return JSON.parse(bytes.toString("utf8"));
}

function purposeOf({ scope, key }: IdempotencyClaim): string {
  return `idempotent_answer:${JSON.stringify([scope, key])}`;
}
