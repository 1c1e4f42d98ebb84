import type { AppContext } from "../context.ts";
import type { Db, Trx } from "../database.ts";
import type { DeliveryRecord } from "./delivery.record.ts";
import type { RetryPolicy } from "./retry.rules.ts";

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
  /** Null: the account's one endpoint of this dialect that has no address of its own; it is made on first use. */
  endpointId: string | null;
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

/** An attempt that is being recorded. */
export interface RecordedAttempt {
  delivery: DeliveryRecord;
  /** From 1. */
  number: number;
  isDelivered: boolean;
  /** When it ended, UTC. */
  at: string;
}

/**
 * How one family of receivers is spoken to. The engine knows none by name: a dialect lives beside
 * its surface and is handed over in the registry.
 */
export interface Dialect extends RetryPolicy {
  readonly name: string;
  /** One total limit per attempt. */
  readonly timeoutMs: number;
  /** Messages for one event. Runs inside a transaction: only queries. */
  plan(db: Db, event: EventRecord): Promise<readonly PlannedDelivery[]>;
  /** Headers of one attempt, signatures included; lower-cased names. */
  headers(input: SigningInput): Record<string, string>;
  /** Header names, lower-cased, whose values are kept out of the log. */
  readonly redactedHeaders: readonly string[];
  /** What must commit together with an attempt's result. Runs inside that transaction: only queries. */
  afterAttempt?(trx: Trx, ctx: AppContext, attempt: RecordedAttempt): Promise<void>;
}

export type DialectRegistry = ReadonlyMap<string, Dialect>;
