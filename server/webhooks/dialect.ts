import type { EndpointSettings } from "../../shared/webhooks/endpoint.schema.ts";
import type { AppContext } from "../context.ts";
import type { Db, Trx } from "../database.ts";
import type { PaymentWithOperations } from "../payments/read-payment.service.ts";
import type { DisablingRule } from "./auto-disable.rules.ts";
import type { LaneTuning } from "./delivery-lanes.ts";
import type { DeliveryRecord } from "./delivery.record.ts";
import type { EventDescription } from "./event-description.ts";
import type { RetryPolicy } from "./retry.rules.ts";
import type { RotationRule } from "./rotation.rules.ts";

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
  /** Where the bytes name it; made when it is written otherwise. */
  id?: string;
  /** In the words of the wire; that of the event where they are left out. */
  eventType?: string;
  /** Written down and not sent, because the endpoint is disabled. */
  isSkipped?: boolean;
  /** What the receiver wishes for itself. */
  tuning?: LaneTuning;
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

/** Whom one message is for. */
export interface Recipient {
  deliveryId: string;
  settings: EndpointSettings;
}

/** One message of the wire that a domain event leads to, the same for all but what the recipient chose. */
export interface WireMessage {
  /** In the words of the wire; patterns are compared with it. */
  eventType: string;
  /** Exactly the bytes that will be signed and sent. */
  body(to: Recipient): Buffer;
}

export interface SampleRequest extends Recipient {
  eventType: string;
  accountId: string;
  merchantId: string | null;
  eventId: string;
  /** UTC. */
  at: string;
}

/** How a dialect tells endpoints that merchants register with an address of their own. */
export interface EndpointRules {
  /** Every event type that its patterns may name. */
  readonly eventTypes: readonly string[];
  /** Endpoints that one account may have. */
  readonly endpointsMax: number;
  /** Messages can leave parts out, as `fields` and `exclude_fields` of the settings say. */
  readonly hasFieldMasks?: boolean;
  /** An answer of 410 disables the endpoint at once. */
  readonly goneDisables: boolean;
  /** When an endpoint that only fails is disabled; null for never. */
  readonly disabling: DisablingRule | null;
  /**
   * What a domain event is called on this wire, none where it is not told. Runs inside a transaction: only queries.
   *
   * @param told the payment that the event is about, as its change leaves it; null where it has to be read.
   */
  messages(db: Db, event: EventRecord, told: PaymentWithOperations | null): Promise<readonly WireMessage[]>;
  /** The body of a made-up event of that type, as a real one would look. */
  sample(request: SampleRequest): Buffer;
}

export interface SigningInput {
  deliveryId: string;
  endpointId: string;
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
  /** Messages to addresses that the events bring along. Runs inside a transaction: only queries. */
  plan?(db: Db, event: EventRecord): Promise<readonly PlannedDelivery[]>;
  /** Present where merchants register endpoints with an address. */
  readonly endpoints?: EndpointRules;
  /** Every type of event that it may tell of, for merchants to read. */
  readonly catalogue?: readonly EventDescription[];
  readonly rotation: RotationRule;
  /** A new secret in the form in which the merchant is given it; its bytes in UTF-8 are what is kept. */
  newSecret(): string;
  /** Headers of one attempt, signatures included; lower-cased names. */
  headers(input: SigningInput): Record<string, string>;
  /** Header names, lower-cased, whose values are kept out of the log. */
  readonly redactedHeaders: readonly string[];
  /** What must commit together with an attempt's result. Runs inside that transaction: only queries. */
  afterAttempt?(trx: Trx, ctx: AppContext, attempt: RecordedAttempt): Promise<void>;
}

export type DialectRegistry = ReadonlyMap<string, Dialect>;
