import { DomainError } from "../../shared/errors.ts";
import { createRateLimiter, type RateVerdict } from "../rate-limiter.ts";
import { networkOf } from "./network-of.ts";

export interface TokenTry {
  /** As the caller wrote it, so nothing is known about it yet; null when there is none. */
  clientId: string | null;
  /** Empty when it is unknown. */
  ip: string;
  now: string;
}

export interface TokenThrottle {
  /**
   * Counts one try as a failure, before its secret is looked at.
   *
   * @throws DomainError `rate_limited`
   */
  admit(attempt: TokenTry): void;
  /**
   * Takes the failure back and counts one call of the client, whose secret has proved to be right.
   *
   * @throws DomainError `rate_limited`
   */
  welcome(attempt: TokenTry): void;
}

const callersMax = 10_000;
/** Real client ids are shorter; longer ones would fill the memory of the limiter. */
const clientIdLengthMax = 64;

/**
 * Slows guessing down per address, and per client id from one address. A client id is no secret, so that
 * failures of strangers never count against the client elsewhere: its own ten calls a second are counted once
 * the secret is known to be right.
 */
export function createTokenThrottle(): TokenThrottle {
  const failuresOfAddress = createRateLimiter({ burst: 50, perSecond: 1, callersMax });
  const failuresOfClient = createRateLimiter({ burst: 10, perSecond: 1, callersMax });
  const callsOfClient = createRateLimiter({ burst: 10, perSecond: 10, callersMax });
  return {
    admit({ clientId, ip, now }) {
      const address = networkOf(ip);
      const client = clientAt(clientId, address);
      if (client !== null) refuseUnless(failuresOfClient.take(client, now));
      const verdict = failuresOfAddress.take(address, now);
      if (!verdict.isAllowed && client !== null) failuresOfClient.giveBack(client);
      refuseUnless(verdict);
    },
    welcome({ clientId, ip, now }) {
      const address = networkOf(ip);
      const client = clientAt(clientId, address);
      failuresOfAddress.giveBack(address);
      if (client !== null) failuresOfClient.giveBack(client);
      refuseUnless(callsOfClient.take(clientId ?? "", now));
    },
  };
}

function clientAt(clientId: string | null, address: string): string | null {
  return clientId === null ? null : `${address} ${clientId.slice(0, clientIdLengthMax)}`;
}

function refuseUnless({ isAllowed, retryAfterSeconds }: RateVerdict): void {
  if (isAllowed) return;
  throw new DomainError("rate_limited", "Too many token calls. A token lasts four hours: keep it.", {
    retryAfterSeconds,
  });
}
