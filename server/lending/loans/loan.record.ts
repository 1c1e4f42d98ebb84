import type { Selectable } from "kysely";
import { accountKind } from "../../../shared/accounts/account.schema.ts";
import type { LoanEvent } from "../../../shared/lending/lending-event.schema.ts";
import type { LoanFacts } from "../../../shared/lending/loan-actions.ts";
import { signersNeverSign } from "../../../shared/lending/sandbox-amounts.ts";
import type { SimulationRecord } from "../credit/simulation.record.ts";
import type { LoanEntryTable, LoanSignerTable, LoanTable } from "../loan.table.ts";

export type LoanRecord = Selectable<LoanTable>;
export type LoanSignerRecord = Selectable<LoanSignerTable>;
export type LoanEntryRecord = Selectable<LoanEntryTable>;

/** A loan with the simulation that holds its figures. */
export interface ContractedLoan {
  loan: LoanRecord;
  simulation: SimulationRecord;
}

/** What decides about what may be done to it. */
export function loanFacts({ loan, simulation }: ContractedLoan): LoanFacts {
  const isSandbox = accountKind(loan.account_id) === "sandbox";
  return {
    status: loan.status,
    is_sandbox: isSandbox,
    never_signed: isSandbox && signersNeverSign(simulation.requested_amount),
    disbursement_ordered_by: loan.disbursement_ordered_by,
    disbursement_confirmed_by: loan.disbursement_confirmed_by,
  };
}

/** The loan as an event keeps it. @param signingUrl null where it cannot be signed. */
export function loanSnapshot({ loan, simulation }: ContractedLoan, signingUrl: string | null): LoanEvent {
  return {
    loan_id: loan.id,
    credit_offer_id: loan.credit_offer_id,
    customer_id: loan.customer_id,
    status: loan.status,
    requested_amount: simulation.requested_amount,
    net_amount: simulation.net_amount,
    installment_count: simulation.installment_count,
    ccb_number: loan.ccb_number,
    signing_url: signingUrl,
    payment: null,
  };
}
