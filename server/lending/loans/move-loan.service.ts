import { DomainError } from "../../../shared/errors.ts";
import type { LoanStatus } from "../../../shared/lending/lending-states.ts";
import { say } from "../../../shared/sentences/say.ts";
import { type AuditActor, recordAudit } from "../../audit/audit.service.ts";
import type { AppContext } from "../../context.ts";
import type { Trx } from "../../database.ts";
import type { LendingTime } from "../lending-clock.ts";
import { recordLoanEvent } from "../lending-events.service.ts";
import { type ContractedLoan, loanSnapshot } from "./loan.record.ts";
import { insertLoanEntry, type LoanColumns, updateLoan } from "./loan.repository.ts";
import { signingUrl } from "./signing-code.ts";

export type LoanTools = Pick<AppContext, "store" | "clock" | "ids" | "dialects" | "vault" | "origins">;

export interface LoanMove extends ContractedLoan {
  /** Its present status for a change that is no step. */
  to: LoanStatus;
  /** One word for the history and the audit log. */
  action: string;
  time: LendingTime;
  by: AuditActor;
  note?: string | null;
  details?: Readonly<Record<string, unknown>>;
  columns?: LoanColumns;
}

/**
 * One step of a loan with its line in the history, its audit entry and its event, inside the transaction of the
 * caller. Whether the step is allowed is the caller's to know; that nobody was faster is checked here.
 *
 * @throws DomainError `operation_blocked` when the loan is no longer in the status that was read.
 */
export async function moveLoanWithin(trx: Trx, ctx: LoanTools, move: LoanMove): Promise<ContractedLoan> {
  const { loan, simulation, to, time, columns = {} } = move;
  const moved = await updateLoan(trx, { id: loan.id, from: loan.status, to, at: time.now, columns });
  if (moved === null) {
    const facts = { blocker: { code: "wrong_state" } };
    throw new DomainError("operation_blocked", say("refusal.loan_moved"), { facts });
  }
  const contracted = { loan: moved, simulation };
  await noteStep(trx, ctx, { ...move, loan: moved });
  if (to !== loan.status) await tellPartner(trx, ctx, contracted, move);
  return contracted;
}

/** The line of a loan's history, and of the audit log. */
export async function noteStep(trx: Trx, ctx: LoanTools, step: Omit<LoanMove, "to" | "columns">): Promise<void> {
  const { loan, action, time, by, note = null, details = {} } = step;
  await insertLoanEntry(trx, {
    loan_id: loan.id,
    action,
    actor_type: by.type === "payer" ? "customer" : by.type,
    actor_id: by.id,
    note,
    details: JSON.stringify({ status: loan.status, ...details }),
    happened_at: time.now,
  });
  await recordAudit(trx, ctx, {
    chain: loan.account_id,
    actor: by,
    action: `loan.${action}`,
    objectType: "loan",
    objectId: loan.id,
    isAllowed: true,
    details: { status: loan.status, ...(note === null ? {} : { reason: note }), ...details },
  });
}

/** Every status has the event of its name, but the first, which is called after what happened. */
async function tellPartner(
  trx: Trx,
  ctx: LoanTools,
  contracted: ContractedLoan,
  { time, by }: LoanMove,
): Promise<void> {
  const { id, account_id: accountId, status } = contracted.loan;
  await recordLoanEvent(trx, ctx, {
    accountId,
    at: time.world,
    requestId: by.requestId ?? null,
    change: status === "processing" ? "created" : status,
    loan: loanSnapshot(contracted, isSignable(status) ? signingUrl(ctx, id) : null),
  });
}

/** Whether the signing address is shown in that status. */
export function isSignable(status: LoanStatus): boolean {
  return status === "contract_generated" || status === "awaiting_signatures";
}
