import { DomainError } from "../../../shared/errors.ts";
import { type LoanActionName, loanBlocker } from "../../../shared/lending/loan-actions.ts";
import type { Role } from "../../../shared/permissions.ts";
import type { AccountScope } from "../../accounts/account-scope.ts";
import type { AuditActor } from "../../audit/audit.service.ts";
import type { AppContext } from "../../context.ts";
import type { Trx } from "../../database.ts";
import { lendingTime } from "../lending-clock.ts";
import { type ContractedLoan, loanFacts } from "./loan.record.ts";
import {
  cancelLoan,
  confirmDisbursement,
  failLoan,
  generateContract,
  orderDisbursement,
  recordSignature,
  requestSignatures,
  type Step,
} from "./loan-steps.service.ts";
import { getLoan } from "./read-loan.service.ts";

/** What a step needs to be told. */
export type StaffStep =
  | { action: "generate_contract" | "request_signatures" | "record_signature" | "order_disbursement" }
  /** `reference`: by which the bank knows the payment. */
  | { action: "confirm_disbursement"; reference: string }
  | { action: "cancel" | "mark_error"; reason: string };

export interface StaffMember extends AuditActor {
  type: "staff";
  id: string;
  role: Role;
}

/**
 * A person takes a loan one step on, or ends it.
 *
 * @throws DomainError `loan_not_found`; `operation_blocked`, `live_gateway_missing` or `forbidden` with the blocker that
 *   `loanBlocker` gives.
 */
export async function takeStep(
  ctx: AppContext,
  { scope, id, step, by }: { scope: AccountScope; id: string; step: StaffStep; by: StaffMember },
): Promise<ContractedLoan> {
  const moved = await ctx.store.write(async (trx) => {
    const contracted = await getLoan(trx, { scope, id });
    refuseBlocked(contracted, step.action, by);
    const time = await lendingTime(trx, ctx, contracted.loan.account_id);
    return run(trx, ctx, { ...contracted, time, by }, step);
  });
  publishLoan(ctx, moved);
  return moved;
}

/** Open screens look again: at the loan, and at the offer that it may have used or freed. */
export function publishLoan(ctx: Pick<AppContext, "live">, { loan }: ContractedLoan): void {
  const { id, account_id, credit_offer_id } = loan;
  ctx.live.publish({ type: "loan", id, account_id });
  if (loan.status === "cancelled") ctx.live.publish({ type: "credit_offer", id: credit_offer_id, account_id });
}

function run(trx: Trx, ctx: AppContext, step: Step, wish: StaffStep): Promise<ContractedLoan> {
  switch (wish.action) {
    case "generate_contract":
      return generateContract(trx, ctx, step);
    case "request_signatures":
      return requestSignatures(trx, ctx, step);
    case "record_signature":
      return recordSignature(trx, ctx, step);
    case "order_disbursement":
      return orderDisbursement(trx, ctx, step);
    case "confirm_disbursement":
      return confirmDisbursement(trx, ctx, { ...step, reference: wish.reference });
    case "cancel":
      return cancelLoan(trx, ctx, { ...step, reason: wish.reason });
    case "mark_error":
      return failLoan(trx, ctx, { ...step, errorCode: "marked_by_staff", reason: wish.reason });
  }
}

function refuseBlocked(contracted: ContractedLoan, action: LoanActionName, by: StaffMember): void {
  const blocker = loanBlocker(loanFacts(contracted), action, by);
  if (blocker === null) return;
  const { code, said, instead } = blocker;
  const kinds = { role_forbids: "forbidden", live_gateway_missing: "live_gateway_missing" } as const;
  const kind = code === "role_forbids" || code === "live_gateway_missing" ? kinds[code] : "operation_blocked";
  const facts = { blocker: { code, ...(instead === undefined ? {} : { instead }) }, status: contracted.loan.status };
  throw new DomainError(kind, said, { facts });
}
