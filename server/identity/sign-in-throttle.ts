import { DomainError } from "../../shared/errors.ts";
import type { AppContext } from "../context.ts";
import { createRateLimiter } from "../rate-limiter.ts";
import { networkOf } from "./network-of.ts";

export interface SignInTry {
  /** In lower case. */
  email: string;
  ip: string;
  /** Whether this person has signed in from this address lately. */
  isKnownAddress: boolean;
  now: string;
}

interface SignInThrottle {
  /**
   * Counts one try, before any password is hashed.
   *
   * @throws DomainError `rate_limited`
   */
  admit(attempt: SignInTry): void;
  /** Tries that succeed are not the ones to slow down. */
  forgive(attempt: SignInTry): void;
}

/**
 * Slows guessing down: per address, per person from one address, and per person from all addresses
 * together. The last one spares addresses from which the person has signed in lately, so that a
 * stranger who guesses cannot keep the owner out.
 */
function createSignInThrottle(): SignInThrottle {
  const limits = [
    {
      limiter: createRateLimiter({ burst: 20, perSecond: 1 / 3, callersMax: 10_000 }),
      caller: ({ ip }: SignInTry) => networkOf(ip),
    },
    {
      limiter: createRateLimiter({ burst: 5, perSecond: 1 / 15, callersMax: 10_000 }),
      caller: ({ email, ip }: SignInTry) => `${email} ${networkOf(ip)}`,
    },
    {
      limiter: createRateLimiter({ burst: 10, perSecond: 1 / 15, callersMax: 10_000 }),
      caller: ({ email, isKnownAddress }: SignInTry) => (isKnownAddress ? null : email),
    },
  ];
  return {
    admit(attempt) {
      for (const { limiter, caller } of limits) {
        const name = caller(attempt);
        if (name === null) continue;
        const { isAllowed, retryAfterSeconds } = limiter.take(name, attempt.now);
        if (isAllowed) continue;
        const message = `Too many tries to sign in. Try again in ${retryAfterSeconds} seconds.`;
        throw new DomainError("rate_limited", message, { retryAfterSeconds });
      }
    },
    forgive(attempt) {
      for (const { limiter, caller } of limits) {
        const name = caller(attempt);
        if (name !== null) limiter.giveBack(name);
      }
    },
  };
}

const throttles = new WeakMap<object, SignInThrottle>();

/** Tries are counted per installation and forgotten when the process ends. */
export function throttleOf({ store }: Pick<AppContext, "store">): SignInThrottle {
  let throttle = throttles.get(store);
  if (throttle === undefined) {
    throttle = createSignInThrottle();
    throttles.set(store, throttle);
  }
  return throttle;
}
