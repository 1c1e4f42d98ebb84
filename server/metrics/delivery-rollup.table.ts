import type { Generated } from "kysely";

/** Whole counts of one endpoint and one hour. Test deliveries are left out. */
export interface DeliveryRollupTable {
  endpoint_id: string;
  /** UTC, as an instant begins: `2026-06-01T09`. */
  hour: string;
  /** Of the deliveries made in this hour: delivered at the first try. */
  delivered_first: number;
  /** Delivered at a later one. */
  delivered_later: number;
  /** Given up with the schedule used up; no longer counted once it is sent again. */
  exhausted: number;
  /** Given up because an answer ended it; likewise. */
  rejected: number;
  /** Whose first try failed, whatever came after it. */
  first_failed: number;
  /** Of the tries that began in this hour. */
  attempts_2xx: number;
  attempts_3xx: number;
  attempts_4xx: number;
  attempts_5xx: number;
  attempts_timeout: number;
  attempts_dns: number;
  attempts_tls: number;
  attempts_connection: number;
  attempts_other: number;
  /** The longest of those that brought an answer, milliseconds. */
  latency_max_ms: number;
  /** JSON object: answered tries by the bucket of their duration. */
  latency: string;
  /** JSON object: of the deliveries made in this hour, those delivered by the bucket of their delay. */
  delay: string;
}

/** The same, appended with each try and soon added to its hour, so that no two tries wait for one row. */
export interface DeliveryRollupDeltaTable extends DeliveryRollupTable {
  seq: Generated<number>;
}
