import { DomainError } from "../../shared/errors.ts";
import { say } from "../../shared/sentences/say.ts";
import type { AppContext } from "../context.ts";
import { createRateLimiter } from "../rate-limiter.ts";
import { networkOf } from "./network-of.ts";

export interface SignInTry {
  /** In lower case; empty where nobody is named yet. */
  email: string;
  ip: string;
  /** The device or session that this person is known to use; null for any other. */
  device: string | null;
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
 * Slows guessing down. From a device that the person is known to use only its own tries count, so that no stranger who
 * guesses can keep the owner out, not even from the same network. From anywhere else tries count per network, per person
 * from one network, and per person from all networks together.
 */
function createSignInThrottle(): SignInThrottle {
  const limits = [
    {
      limiter: createRateLimiter({ burst: 5, perSecond: 1 / 15, callersMax: 10_000 }),
      caller: ({ email, device }: SignInTry) => (device === null ? null : `${email} ${device}`),
    },
    {
      limiter: createRateLimiter({ burst: 20, perSecond: 1 / 3, callersMax: 10_000 }),
      caller: ({ ip, device }: SignInTry) => (device === null ? networkOf(ip) : null),
    },
    {
      limiter: createRateLimiter({ burst: 5, perSecond: 1 / 15, callersMax: 10_000 }),
      caller: ({ email, ip, device }: SignInTry) => (device === null ? `${email} ${networkOf(ip)}` : null),
    },
    {
      limiter: createRateLimiter({ burst: 10, perSecond: 1 / 15, callersMax: 10_000 }),
      caller: ({ email, device }: SignInTry) => (device === null && email !== "" ? email : null),
    },
  ];
  return {
    admit(attempt) {
      for (const { limiter, caller } of limits) {
        const name = caller(attempt);
        if (name === null) continue;
        const { isAllowed, retryAfterSeconds } = limiter.take(name, attempt.now);
        if (isAllowed) continue;
        const message = say("person.sign_in_tries", { seconds: retryAfterSeconds });
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
