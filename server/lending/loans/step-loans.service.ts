import { accountKind } from "../../../shared/accounts/account.schema.ts";
import { disbursementFails } from "../../../shared/lending/sandbox-amounts.ts";
import { say } from "../../../shared/sentences/say.ts";
import { systemActor } from "../../audit/system-actor.ts";
import type { AppContext } from "../../context.ts";
import type { Trx } from "../../database.ts";
import { lendingTime } from "../lending-clock.ts";
import type { ContractedLoan } from "./loan.record.ts";
import { listDueLoans, updateLoan } from "./loan.repository.ts";
import {
  activate,
  cancelLoan,
  failLoan,
  generateContract,
  requestSignatures,
  signingExpired,
  type Step,
} from "./loan-steps.service.ts";
import { getLoan } from "./read-loan.service.ts";
import { publishLoan } from "./staff-steps.service.ts";

const batchMax = 100;

/**
 * Takes the steps that nobody has to take: what a sandbox plays, and the end of contracts that were not signed in
 * time. Each in a transaction of its own, at most one batch per call.
 *
 * @returns how many loans were moved.
 */
export async function stepLoans(ctx: AppContext): Promise<number> {
  const query = { world: ctx.clock.now(), limit: batchMax };
  const due = await ctx.store.read((db) => listDueLoans(db, query));
  for (const id of due) {
    const moved = await ctx.store.write((trx) => stepIfDue(trx, ctx, id));
    if (moved !== null) publishLoan(ctx, moved);
  }
  return due.length;
}

async function stepIfDue(trx: Trx, ctx: AppContext, id: string): Promise<ContractedLoan | null> {
  const contracted = await getLoan(trx, { scope: "all", id });
  const { loan } = contracted;
  const time = await lendingTime(trx, ctx, loan.account_id);
  if (loan.next_step_at === null || loan.next_step_at > time.now) return null;
  const step: Step = { ...contracted, time, by: systemActor("loan_steps") };
  if (loan.status === "awaiting_signatures") {
    return cancelLoan(trx, ctx, { ...step, reason: say("reason.sentence.not_signed").text, code: signingExpired });
  }
  if (accountKind(loan.account_id) === "live") return stopWaiting(trx, step);
  switch (loan.status) {
    case "processing":
      return generateContract(trx, ctx, step);
    case "contract_generated":
      return requestSignatures(trx, ctx, step);
    case "disbursing":
      return hearBank(trx, ctx, step);
    case "signed":
    case "active":
    case "finished":
    case "cancelled":
    case "error":
      return stopWaiting(trx, step);
  }
}

/** What a sandbox's bank reports of a payment that was ordered. */
async function hearBank(trx: Trx, ctx: AppContext, step: Step): Promise<ContractedLoan> {
  const { loan, simulation } = step;
  if (disbursementFails(simulation.requested_amount)) {
    const reason = say("reason.sentence.sandbox_payout").text;
    return failLoan(trx, ctx, { ...step, errorCode: "disbursement_failed", reason });
  }
  return loan.disbursement_confirmed_by === null ? stopWaiting(trx, step) : activate(trx, ctx, step);
}

/** Nothing more happens until a person does something. */
async function stopWaiting(trx: Trx, { loan, simulation, time }: Step): Promise<ContractedLoan> {
  const { id, status } = loan;
  const columns = { next_step_at: null };
  const waiting = await updateLoan(trx, { id, from: status, to: status, at: time.now, columns });
  if (waiting === null) throw new Error(`Loan ${id} moved while it was looked at`);
  return { loan: waiting, simulation };
}
