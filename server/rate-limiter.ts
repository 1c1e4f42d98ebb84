export interface RateLimit {
  /** Tries at once. */
  burst: number;
  /** Tries regained per second. */
  perSecond: number;
  /** Callers remembered; the one that was quiet for longest is forgotten first. */
  callersMax: number;
}

export interface RateVerdict {
  isAllowed: boolean;
  /** Whole seconds until one try is possible; 0 when allowed. */
  retryAfterSeconds: number;
}

export interface RateLimiter {
  /** Counts one try. A refused one costs nothing, so that insisting does not prolong the wait. */
  take(caller: string, now: string): RateVerdict;
  /** Takes one try back that turned out to be none of those that are limited. */
  giveBack(caller: string): void;
}

interface Bucket {
  tokens: number;
  atMs: number;
}

/** A token bucket per caller, in memory. */
export function createRateLimiter({ burst, perSecond, callersMax }: RateLimit): RateLimiter {
  const buckets = new Map<string, Bucket>();
  return {
    take(caller, now) {
      const atMs = Date.parse(now);
      const bucket = buckets.get(caller) ?? { tokens: burst, atMs };
      const elapsedMs = Math.max(0, atMs - bucket.atMs);
      const tokens = Math.min(burst, bucket.tokens + (elapsedMs / 1_000) * perSecond);
      const isAllowed = tokens >= 1;
      buckets.delete(caller);
      buckets.set(caller, { tokens: isAllowed ? tokens - 1 : tokens, atMs });
      if (buckets.size > callersMax) forgetOldest(buckets);
      return { isAllowed, retryAfterSeconds: isAllowed ? 0 : Math.ceil((1 - tokens) / perSecond) };
    },
    giveBack(caller) {
      const bucket = buckets.get(caller);
      if (bucket !== undefined) bucket.tokens = Math.min(burst, bucket.tokens + 1);
    },
  };
}

function forgetOldest(buckets: Map<string, Bucket>): void {
  const oldest = buckets.keys().next();
  if (oldest.done !== true) buckets.delete(oldest.value);
}
