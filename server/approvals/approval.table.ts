import type { Generated } from "kysely";
import type { ApprovalState } from "../../shared/approvals/approval-states.ts";

/** Something asked for above the limit, which another person decides about. What was asked is its operation. */
export interface ApprovalTable {
  seq: Generated<number>;
  id: string;
  account_id: string;
  kind: "refund";
  state: ApprovalState;
  payment_id: string;
  /** Held until somebody has decided. */
  operation_id: string;
  /** What needed no second person at the time, minor units. */
  limit_amount: number;
  requested_by: string;
  requested_at: string;
  decided_by: string | null;
  decided_at: string | null;
  /** What the person wrote who decided. */
  note: string | null;
}
