import type { Selectable } from "kysely";
import type { DeliveryTable } from "./webhook.table.ts";

/** A delivery with the bytes to send, as the engine works on it. */
export type DeliveryRecord = Pick<
  Selectable<DeliveryTable>,
  | "id"
  | "account_id"
  | "event_id"
  | "event_type"
  | "endpoint_id"
  | "subject_id"
  | "dialect"
  | "lane"
  | "url"
  | "method"
  | "body"
  | "attempt_count"
  | "is_test"
  | "created_at"
>;

/** Who may work on a delivery, and until when. */
export interface Lease {
  token: string;
  /** UTC. */
  until: string;
}
