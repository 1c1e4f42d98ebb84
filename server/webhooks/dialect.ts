import type { Db } from "../database.ts";

/** One event as the engine hands it to a dialect. */
export interface EventRecord {
  id: string;
  account_id: string;
  /** Domain words: `payment.authorized`, `payment.captured` ... */
  type: string;
  subject_type: string;
  subject_id: string;
  operation_id: string | null;
  payload: Readonly<Record<string, unknown>>;
  created_at: string;
}

/** A message that an event leads to, written in the transaction of the event. */
export interface PlannedDelivery {
  endpointId: string;
  /** Receivers that share a limit: the endpoint's id, or the origin of a per-session address. */
  lane: string;
  method: "GET" | "POST";
  url: string;
  /** Exactly the bytes that will be signed and sent. */
  body: Buffer | null;
  /** Wait before the first attempt. */
  delayMs: number;
}

export interface SigningInput {
  deliveryId: string;
  accountId: string;
  eventId: string;
  eventType: string;
  method: "GET" | "POST";
  url: string;
  body: Buffer | null;
  /** Live secrets at this moment, newest first; empty where none was made. */
  secrets: readonly Buffer[];
  /** Of this attempt, UTC. */
  now: string;
}

/**
 * How one family of receivers is spoken to. The engine knows none by name: a dialect lives beside
 * its surface and is handed over in the registry.
 */
export interface Dialect {
  readonly name: string;
  /** One total limit per attempt. */
  readonly timeoutMs: number;
  /** Tries in all, the first included. */
  readonly attemptsMax: number;
  /** Wait after the failed attempt `number` (from 1), before jitter; null when the schedule is used up. */
  retryDelayMs(number: number): number | null;
  /** Share of the delay by which it may vary, such as 0.1. */
  readonly jitter: number;
  /** Whether this answer ends the delivery without another try. Never asked for 2xx. */
  isTerminal(code: number): boolean;
  /** Messages for one event. Runs inside a transaction: only queries. */
  plan(db: Db, event: EventRecord): Promise<readonly PlannedDelivery[]>;
  /** Headers of one attempt, signatures included. */
  headers(input: SigningInput): Record<string, string>;
  /** Header names whose values are kept out of the log. */
  readonly redactedHeaders: readonly string[];
}

export type DialectRegistry = ReadonlyMap<string, Dialect>;
