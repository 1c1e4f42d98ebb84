import type { ApprovalView } from "../../../shared/approvals/approval.schema.ts";
import { decision } from "../../../shared/approvals/decision.ts";
import type { ApprovalRecord } from "../../approvals/read-approval.service.ts";
import { type Caller, isMaskedFor } from "./caller.ts";
import { maskText } from "./mask.rules.ts";

/** A request as its row and its page show it, with whether this person may decide. */
export function presentApproval(approval: ApprovalRecord, caller: Caller): ApprovalView {
  const { payment, operation, state } = approval;
  const masked = (text: string | null) => (text === null || !isMaskedFor(caller) ? text : maskText(text));
  return {
    id: approval.id,
    account_id: approval.account_id,
    merchant_id: payment.merchant_id,
    kind: approval.kind,
    state,
    payment_id: payment.id,
    merchant_reference: payment.merchant_reference,
    currency: operation.currency,
    amount: operation.amount,
    limit: approval.limit_amount,
    reason: operation.reason,
    note: masked(operation.note),
    bank_reference: operation.reference,
    outcome: state === "approved" ? operation.state : null,
    error: state === "approved" ? (operation.error?.message ?? null) : null,
    requested_by: approval.requester,
    requested_at: approval.requested_at,
    decided_by: approval.decider,
    decided_at: approval.decided_at,
    decision_note: masked(approval.note),
    decision: decision({ state, requestedBy: approval.requested_by }, { id: caller.staff.id, role: caller.role }),
  };
}
