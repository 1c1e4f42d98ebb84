import { setTimeout } from "node:timers/promises";
import { type Answer, Connection, shopConnection, signInCookie } from "../connection.ts";
import type { Installation } from "./installation.ts";

/** Where a server can be asked. */
export interface Origins {
  backoffice: string;
  merchant: string;
}

/** What a client asked for, and what it knows of it. */
export interface CaptureWish {
  reference: string;
  paymentId: string;
  by: "shop" | "staff";
  /** `unknown`: the connection broke or the server was not able to, so that it may have happened or not. */
  state: "open" | "acknowledged" | "refused" | "unknown";
  /** What went wrong on the way, with the origin that was asked. */
  failures: { origin: string; reason: string; atMs: number }[];
}

export interface CaptureClient {
  /** Ends when the wish is no longer open. */
  capture(wish: CaptureWish, amount: number): Promise<void>;
  close(): void;
}

const againMs = 50;
/** Longer than several leases of an open operation: each death of the database may cost one. */
const patienceMs = 300_000;

/** `null` where no answer came. */
async function attempt(origin: string, wish: CaptureWish, call: () => Promise<Answer>): Promise<Answer | null> {
  try {
    const answer = await call();
    if (answer.status >= 400) fail(wish, origin, `${answer.status} ${answer.body.slice(0, 160)}`);
    return answer;
  } catch (error) {
    fail(wish, origin, error instanceof Error ? error.message : String(error));
    return null;
  }
}

function fail(wish: CaptureWish, origin: string, reason: string): void {
  wish.failures.push({ origin, reason, atMs: performance.now() });
}

/** Asks until somebody is signed in, at one origin after another. */
async function untilKnown(origins: readonly string[], first: number, signIn: (origin: string) => Promise<Connection>) {
  const startedAt = performance.now();
  for (let turn = first; ; turn += 1) {
    const origin = origins[turn % origins.length] ?? "";
    try {
      return { origin, connection: await signIn(origin) };
    } catch (error) {
      if (performance.now() - startedAt > patienceMs) throw error;
      await setTimeout(againMs);
    }
  }
}

/**
 * A shop's server that asks once over the checkout API, which knows no idempotency keys: what got no answer stays
 * unknown to it.
 */
export function shopClient(
  { accountId, client }: Pick<Installation, "accountId" | "client">,
  origins: readonly Origins[],
  place: number,
): CaptureClient {
  let known: { origin: string; connection: Connection } | null = null;
  const signIn = (origin: string) => shopConnection(origin, { accountId, client });
  return {
    async capture(wish, amount) {
      for (;;) {
        known ??= await untilKnown(
          origins.map(({ merchant }) => merchant),
          place,
          signIn,
        );
        const { origin, connection } = known;
        const body = JSON.stringify({ amount, capture_reference: wish.reference });
        const path = `/v1/transactions/${wish.paymentId}/capture`;
        const answer = await attempt(origin, wish, () => connection.call(path, { method: "POST", body }));
        if (answer?.status !== 401) {
          wish.state = stateOf(answer);
          if (answer === null) known = null;
          return;
        }
        known = null;
      }
    },
    close: () => known?.connection.close(),
  };
}

function stateOf(answer: Answer | null): CaptureWish["state"] {
  if (answer === null || answer.status >= 500) return "unknown";
  return answer.status < 300 ? "acknowledged" : "refused";
}

/** A browser of the back office: it asks again with the same idempotency key until it knows. */
export function staffClient(
  { person }: Pick<Installation, "person">,
  origins: readonly Origins[],
  place: number,
): CaptureClient {
  let known: { origin: string; connection: Connection } | null = null;
  let turn = place;
  const signIn = async (origin: string) =>
    new Connection(origin, { "sec-fetch-site": "same-origin", cookie: await signInCookie(origin, person) });
  return {
    async capture(wish, amount) {
      const startedAt = performance.now();
      while (performance.now() - startedAt < patienceMs) {
        known ??= await untilKnown(
          origins.map(({ backoffice }) => backoffice),
          turn,
          signIn,
        );
        const { origin, connection } = known;
        const call = {
          method: "POST",
          headers: { "idempotency-key": wish.reference },
          body: JSON.stringify({ amount, reference: wish.reference }),
        } as const;
        const answer = await attempt(origin, wish, () =>
          connection.call(`/api/payments/${wish.paymentId}/capture`, call),
        );
        if (answer === null || answer.status === 401) {
          known = null;
          turn += 1;
        } else if (!isWorthAskingAgain(answer)) {
          wish.state = stateOf(answer);
          return;
        }
        await setTimeout(againMs);
      }
      wish.state = "unknown";
    },
    close: () => known?.connection.close(),
  };
}

function isWorthAskingAgain({ status, body }: Answer): boolean {
  return status >= 500 || body.includes('"operation_in_flight"') || body.includes('"concurrent_change"');
}
