import type { Generated } from "kysely";
import type { AlertKind, AlertState } from "../../shared/alerts/alert.schema.ts";

/** Something that somebody should look at. It is cleared by itself once there is nothing to see. */
export interface AlertTable {
  seq: Generated<number>;
  id: string;
  account_id: string;
  kind: AlertKind;
  /** What it is about: an endpoint, loan, offer or credential. */
  object_id: string;
  /** What people call that; nothing personal. */
  label: string;
  /** How many, how long in hours or how many days, as the kind says; null where there is nothing to count. */
  amount: number | null;
  /** Since when it is so, by the clock of the account. */
  since: string;
  state: AlertState;
  raised_at: string;
  acknowledged_at: string | null;
  /** Staff id. */
  acknowledged_by: string | null;
  cleared_at: string | null;
}
