import type { Generated } from "kysely";
import type { BulkEndReason, BulkItemState, BulkKind, BulkRunState } from "../../shared/payments/bulk-kinds.ts";

/** One wish for many payments. */
export interface BulkRunTable {
  seq: Generated<number>;
  id: string;
  account_id: string;
  kind: BulkKind;
  state: BulkRunState;
  /** The filter that the payments were found by, in the words of the list's address; null where they were picked. */
  query: string | null;
  reason: string | null;
  note: string | null;
  item_count: number;
  request_id: string | null;
  created_by: string;
  created_at: string;
  /** Null while nobody called it off. */
  cancelled_by: string | null;
  end_reason: BulkEndReason | null;
  finished_at: string | null;
  /** While its payments are written down: until then whoever does it has the run for itself. Null from then on. */
  planning_until: string | null;
}

/** What becomes of one payment of a run. */
export interface BulkItemTable {
  seq: Generated<number>;
  run_id: string;
  /** From 1, in the order in which they are done. */
  position: number;
  payment_id: string;
  currency: string;
  /** What the run means to move, minor units; 0 where nothing can be done. */
  amount: number;
  state: BulkItemState;
  /** Why nothing was done, or why it failed. */
  code: string | null;
  reason: string | null;
  operation_id: string | null;
  /** Until then the step that took it has it for itself. */
  claimed_until: string | null;
  updated_at: string;
}
