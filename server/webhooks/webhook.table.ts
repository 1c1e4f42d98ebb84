import type { Generated } from "kysely";
import type { AttemptClass } from "../../shared/metrics/attempt-class.ts";
import type { DeliveryState } from "../../shared/webhooks/delivery.schema.ts";
import type { RecoveryEndReason, RecoveryState } from "../../shared/webhooks/recovery.schema.ts";

export interface WebhookEndpointTable {
  id: string;
  account_id: string;
  merchant_id: string | null;
  dialect: string;
  /** Null where each event brings its own address, as session callbacks do. */
  url: string | null;
  description: string | null;
  /** JSON array. */
  event_patterns: string;
  /** JSON object of the dialect's own settings. */
  settings: Generated<string>;
  disabled_at: string | null;
  disabled_reason: string | null;
  deleted_at: string | null;
  created_at: string;
  updated_at: string;
  /** Who made and who ended it; null where Kontor did so itself, and for those made before this was kept. */
  created_by: Generated<string | null>;
  deleted_by: Generated<string | null>;
  version: Generated<number>;
}

export interface WebhookSecretTable {
  id: string;
  endpoint_id: string;
  /** AES-256-GCM: nonce, ciphertext and tag. */
  ciphertext: Buffer;
  key_id: string;
  created_at: string;
  /** Null while it is the newest. */
  expires_at: string | null;
}

export interface EventTable {
  seq: Generated<number>;
  id: string;
  account_id: string;
  type: string;
  subject_type: string;
  subject_id: string;
  operation_id: string | null;
  /** JSON. */
  payload: string;
  /** How many deliveries were written with it. */
  delivery_count: number;
  created_at: string;
  /** Of the call that it came of, as the log has it; null where Kontor acted by itself. */
  request_id: Generated<string | null>;
}

export interface DeliveryTable {
  seq: Generated<number>;
  id: string;
  account_id: string;
  event_id: string;
  event_type: string;
  endpoint_id: string;
  subject_id: string;
  dialect: string;
  /** Receivers that share a concurrency limit: the endpoint, or the origin of a callback. */
  lane: string;
  state: DeliveryState;
  url: string;
  method: "GET" | "POST";
  /** The bytes that are signed and sent. */
  body: Buffer | null;
  attempt_count: Generated<number>;
  next_attempt_at: string | null;
  lease_until: string | null;
  lease_token: string | null;
  last_code: number | null;
  last_error: string | null;
  /** What the last try came to; null before the first. */
  last_class: Generated<AttemptClass | null>;
  created_at: string;
  finished_at: string | null;
  /** 1 when a person asked for it to see whether the endpoint works: left out of figures and rules. */
  is_test: Generated<number>;
}

export interface DeliveryAttemptTable {
  delivery_id: string;
  /** From 1. */
  number: number;
  started_at: string;
  duration_ms: number;
  /** `delivered`, or the name of what went wrong. */
  outcome: string;
  code: number | null;
  error: string | null;
  /** JSON, secrets redacted. */
  request_headers: string;
  /** JSON. */
  response_headers: string | null;
  /** At most 64 kB. */
  response_body: Buffer | null;
  response_truncated: Generated<number>;
}

/** The failures of an endpoint since it last answered well; no row while it does. */
export interface WebhookTroubleTable {
  endpoint_id: string;
  failing_since: string;
  failed_attempts: number;
  /** Events whose delivery ended without success in that time. */
  given_up: number;
  /** The last warning that was given. */
  warned_percent: Generated<number>;
}

/** Endpoints that are told nothing anymore and still have deliveries waiting. */
export interface WebhookSweepTable {
  endpoint_id: string;
}

/** For how long an account keeps messages, and up to which delivery, in the order of creation, their contents went. */
export interface MessageRetentionTable {
  account_id: string;
  /** Null for as long as the installation keeps them. */
  days: number | null;
  /** Empty before anything was removed. */
  purged_created_at: string;
  purged_seq: number;
  /** Counts the changes of the days. */
  version: number;
}

export interface WebhookRecoveryTable {
  seq: Generated<number>;
  id: string;
  /** JSON array of the accounts that it may touch; null for all. */
  account_ids: string | null;
  /** JSON. */
  filter: string;
  rate_per_second: number;
  state: RecoveryState;
  /** Deliveries that matched when it was started. */
  total: number;
  is_total_capped: number;
  /** Deliveries that were put back in line so far. */
  requeued: Generated<number>;
  /** The last delivery that was looked at. */
  cursor_created_at: string;
  cursor_seq: number;
  /** Up to when the rate has been spent. */
  stepped_at: string;
  /** JSON: who asked for it. */
  started_by: string;
  created_at: string;
  finished_at: string | null;
  end_reason: Generated<RecoveryEndReason | null>;
}
