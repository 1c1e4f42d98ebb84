import { accountKind } from "../../../shared/accounts/account.schema.ts";
import { dayIn } from "../../../shared/calendar-day.ts";
import { shiftInstant } from "../../../shared/instant.ts";
import { lendingZone } from "../../../shared/lending/due-dates.ts";
import type { AuditActor } from "../../audit/audit.service.ts";
import type { Trx } from "../../database.ts";
import { postDisbursement } from "../../ledger/ledger.service.ts";
import { isOver } from "../credit/expire-offers.service.ts";
import { offerSnapshot } from "../credit/offer.record.ts";
import { findOffer, moveOffer } from "../credit/offer.repository.ts";
import { readBorrower } from "../customers/read-borrower.service.ts";
import type { LendingTime } from "../lending-clock.ts";
import { recordOfferEvent } from "../lending-events.service.ts";
import { lendingSettingsOf } from "../lending-settings.service.ts";
import { startServicing } from "../servicing/start-servicing.service.ts";
import { insertInstallments } from "./installment.repository.ts";
import type { ContractedLoan } from "./loan.record.ts";
import { insertSigners, listSigners, markSigned } from "./loan.repository.ts";
import { type LoanTools, moveLoanWithin } from "./move-loan.service.ts";
import { sandboxBankMs, sandboxStepMs } from "./sandbox-steps.ts";
import { codeHash, signingCode } from "./signing-code.ts";

/** One word for a loan that was cancelled because nobody signed in time. */
export const signingExpired = "signing_expired";

/** A loan as it was read in this transaction, and who takes it on. Whether they may is checked before. */
export interface Step extends ContractedLoan {
  time: LendingTime;
  by: AuditActor;
}

/** Produces the contract (CCB) and names who has to sign it. */
export async function generateContract(trx: Trx, ctx: LoanTools, step: Step): Promise<ContractedLoan> {
  const { loan, time } = step;
  const { borrower } = await readBorrower(trx, loan.customer_id);
  const year = dayIn(lendingZone, Date.parse(time.now)).slice(0, 4);
  const ccbNumber = `CCB-${year}-${String(loan.seq).padStart(6, "0")}`;
  await insertSigners(trx, [
    { loan_id: loan.id, position: 1, name: borrower.name, cpf: borrower.cpf, signed_at: null, ip: null },
  ]);
  return moveLoanWithin(trx, ctx, {
    ...step,
    to: "contract_generated",
    action: "contract_generated",
    details: { ccb_number: ccbNumber },
    columns: {
      ccb_number: ccbNumber,
      signing_code_hash: codeHash(signingCode(ctx, loan.id)),
      next_step_at: accountKind(loan.account_id) === "sandbox" ? shiftInstant(time.now, sandboxStepMs) : null,
    },
  });
}

/** Sends the contract to its signers. From now on the time to sign it runs. */
export async function requestSignatures(trx: Trx, ctx: LoanTools, step: Step): Promise<ContractedLoan> {
  const { signingHours } = await lendingSettingsOf(trx, step.loan.account_id);
  const next_step_at = shiftInstant(step.time.now, signingHours * 3_600_000);
  const details = { until: next_step_at };
  return moveLoanWithin(trx, ctx, {
    ...step,
    to: "awaiting_signatures",
    action: "signatures_requested",
    details,
    columns: { next_step_at },
  });
}

/** Records that the next signer signed; after the last of them the loan is signed. */
export async function recordSignature(trx: Trx, ctx: LoanTools, step: Step): Promise<ContractedLoan> {
  const { loan, time, by } = step;
  const open = (await listSigners(trx, loan.id)).filter(({ signed_at }) => signed_at === null);
  const [signer] = open;
  if (signer === undefined) throw new Error(`Loan ${loan.id} waits for signatures that are there`);
  await markSigned(trx, { loanId: loan.id, position: signer.position, at: time.now, ip: by.ip });
  const isLast = open.length === 1;
  return moveLoanWithin(trx, ctx, {
    ...step,
    to: isLast ? "signed" : loan.status,
    action: "signature_received",
    details: { position: signer.position },
    columns: isLast ? { next_step_at: null } : {},
  });
}

/** The first of two people lets the money go. */
export async function orderDisbursement(trx: Trx, ctx: LoanTools, step: Step): Promise<ContractedLoan> {
  const { now } = step.time;
  return moveLoanWithin(trx, ctx, {
    ...step,
    to: "disbursing",
    action: "disbursement_ordered",
    details: { amount: step.simulation.net_amount },
    columns: {
      disbursement_ordered_by: step.by.id,
      disbursement_ordered_at: now,
      // A sandbox's bank answers by itself.
      next_step_at: shiftInstant(now, sandboxBankMs),
    },
  });
}

/** The second person confirms. The loan runs as soon as the bank has reported the payment as well. */
export async function confirmDisbursement(
  trx: Trx,
  ctx: LoanTools,
  step: Step & { reference: string },
): Promise<ContractedLoan> {
  const columns = { disbursement_confirmed_by: step.by.id, disbursement_reference: step.reference };
  const action = "disbursement_confirmed";
  const details = { reference: step.reference };
  const confirmed = await moveLoanWithin(trx, ctx, { ...step, to: step.loan.status, action, details, columns });
  const hasBankReported = confirmed.loan.next_step_at === null || confirmed.loan.next_step_at <= step.time.now;
  return hasBankReported ? activate(trx, ctx, { ...step, ...confirmed }) : confirmed;
}

/** The money has arrived: installments run from the contracted schedule, and the ledger has it. */
export async function activate(trx: Trx, ctx: LoanTools, step: Step): Promise<ContractedLoan> {
  const { loan, simulation, time } = step;
  const { now, world } = time;
  const active = await moveLoanWithin(trx, ctx, {
    ...step,
    to: "active",
    action: "disbursed",
    details: { amount: simulation.net_amount },
    columns: { disbursement_method: "pix", disbursed_at: now, next_step_at: null },
  });
  await insertInstallments(
    trx,
    simulation.installments.map(({ due_date, principal, interest }, index) => ({
      id: ctx.ids.lending("tx", now),
      loan_id: loan.id,
      account_id: loan.account_id,
      number: index + 1,
      due_date,
      principal,
      interest,
      status: "pending",
      paid_at: null,
      created_at: now,
      updated_at: now,
    })),
  );
  await startServicing(trx, {
    id: loan.id,
    accountId: loan.account_id,
    disbursedOn: dayIn(lendingZone, Date.parse(now)),
  });
  await postDisbursement(trx, {
    accountId: loan.account_id,
    loanId: loan.id,
    principal: simulation.principal_amount,
    net: simulation.net_amount,
    iof: simulation.iof_amount,
    fees: simulation.fees_amount,
    at: world,
  });
  return active;
}

/** Calls a loan off before its money has left; inside its validity, the offer can be taken up again. */
export async function cancelLoan(
  trx: Trx,
  ctx: LoanTools,
  step: Step & { reason: string; code?: string },
): Promise<ContractedLoan> {
  const cancelled = await moveLoanWithin(trx, ctx, {
    ...step,
    to: "cancelled",
    action: "cancelled",
    note: step.reason,
    columns: { error_code: step.code ?? null, end_reason: step.reason, next_step_at: null },
  });
  await freeOffer(trx, ctx, step);
  return cancelled;
}

async function freeOffer(trx: Trx, ctx: LoanTools, { loan, time, by }: Step): Promise<void> {
  const offer = await findOffer(trx, loan.credit_offer_id);
  if (offer === null) throw new Error(`Loan ${loan.id} has lost its offer`);
  const change = isOver(offer, time.now) ? "expired" : "available";
  const freed = await moveOffer(trx, { id: offer.id, from: "accepted", to: change, at: time.now });
  if (freed === null) throw new Error(`The offer of loan ${loan.id} was ${offer.status}`);
  await recordOfferEvent(trx, ctx, {
    accountId: offer.account_id,
    at: time.world,
    requestId: by.requestId ?? null,
    change,
    offer: offerSnapshot(freed),
  });
}

/** Ends a loan that cannot go on. Its offer stays used up. */
export async function failLoan(
  trx: Trx,
  ctx: LoanTools,
  step: Step & { errorCode: string; reason: string },
): Promise<ContractedLoan> {
  const { errorCode, reason } = step;
  return moveLoanWithin(trx, ctx, {
    ...step,
    to: "error",
    action: "failed",
    note: reason,
    details: { error_code: errorCode },
    columns: { error_code: errorCode, end_reason: reason, next_step_at: null },
  });
}
