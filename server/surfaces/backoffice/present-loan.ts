import { loanActions } from "../../../shared/lending/loan-actions.ts";
import type { LoanRow, LoanView } from "../../../shared/lending/loan.schema.ts";
import type { DeliveryView } from "../../../shared/webhooks/delivery.schema.ts";
import { sumDues } from "../../../shared/lending/installment-state.ts";
import type { ActorType } from "../../../shared/payments/actor.ts";
import { formatCpf } from "../../../shared/documents/tax-number.ts";
import { loanFacts, type LoanEntryRecord } from "../../lending/loans/loan.record.ts";
import type { LoanPage } from "../../lending/servicing/read-loan-page.service.ts";
import type { StaffLoan } from "../../lending/servicing/staff-loans.service.ts";
import { type Caller, isMaskedFor } from "./caller.ts";
import { maskName, maskNumber, maskText } from "./mask.rules.ts";

/** A loan as its row shows it. */
export function presentLoanRow(loan: StaffLoan, isMasked: boolean): LoanRow {
  return { ...loan, customer_name: isMasked ? maskName(loan.customer_name) : loan.customer_name };
}

/** A loan as its page shows it, with what this person may do to it. */
export function presentLoan(page: LoanPage, caller: Caller, deliveries: readonly DeliveryView[]): LoanView {
  const { loan, simulation, owed, named } = page;
  const isMasked = isMaskedFor(caller);
  const nameOf = (id: string) => named({ type: "staff", id }).name ?? id;
  const nameOrNull = (id: string | null) => (id === null ? null : nameOf(id));
  const wasPaidOut = loan.disbursed_at !== null;
  return {
    id: loan.id,
    account_id: loan.account_id,
    customer_id: loan.customer_id,
    customer_name: isMasked ? maskName(page.customerName) : page.customerName,
    is_masked: isMasked,
    status: loan.status,
    status_since: loan.status_since,
    ...page.ages,
    ccb_number: loan.ccb_number,
    credit_offer_id: loan.credit_offer_id,
    simulation_id: loan.simulation_id,
    requested_amount: simulation.requested_amount,
    principal_amount: simulation.principal_amount,
    net_amount: simulation.net_amount,
    interest_amount: simulation.interest_amount,
    fees_amount: simulation.fees_amount,
    iof_amount: simulation.iof_amount,
    total_amount: simulation.total_amount,
    rate_ppm: simulation.rate_ppm,
    cet_year_bp: simulation.cet_year_bp,
    installment_count: simulation.installment_count,
    installment_amount: simulation.installment_amount,
    first_due_date: simulation.first_due_date,
    outstanding: wasPaidOut ? sumDues(owed) : null,
    oldest_due: page.oldestDue,
    owed,
    today: page.today,
    disbursed_on: page.disbursedOn,
    disbursement_ordered_by: nameOrNull(loan.disbursement_ordered_by),
    disbursement_ordered_at: loan.disbursement_ordered_at,
    disbursement_confirmed_by: nameOrNull(loan.disbursement_confirmed_by),
    disbursement_reference: loan.disbursement_reference,
    disbursed_at: loan.disbursed_at,
    next_step_at: loan.next_step_at,
    error_code: loan.error_code,
    end_reason: loan.end_reason,
    finished_at: loan.finished_at,
    signers: page.signers.map(({ name, cpf, signed_at }) => ({
      name: isMasked ? maskName(name) : name,
      cpf: isMasked ? maskNumber(cpf) : formatCpf(cpf),
      signed_at,
    })),
    installments: page.installments.map((row) => ({
      id: row.id,
      number: row.number,
      due_date: row.due_date,
      principal: row.principal,
      interest: row.interest,
      fees: row.fees,
      principal_paid: row.principal_paid,
      interest_paid: row.interest_paid,
      fees_paid: row.fees_paid,
      status: row.status,
      days_overdue: row.days_overdue,
      paid_at: row.paid_at,
      charges_late: row.charges_late,
    })),
    payments: page.payments.map((payment) => ({
      id: payment.id,
      amount: payment.amount,
      paid_on: payment.paid_on,
      reference: payment.reference,
      note: payment.note === null || !isMasked ? payment.note : maskText(payment.note),
      booked_by: nameOf(payment.booked_by),
      booked_at: payment.booked_at,
      reversed_by: nameOrNull(payment.reversed_by),
      reversed_at: payment.reversed_at,
      reversal_reason: payment.reversal_reason,
      parts: [...payment.parts],
    })),
    history: page.entries.map((entry) => ({
      at: entry.happened_at,
      action: entry.action,
      actor: named({ type: actorTypes[entry.actor_type], id: entry.actor_id ?? "" }),
      note: entry.note === null || !isMasked ? entry.note : maskText(entry.note),
    })),
    actions: loanActions(loanFacts(page), { id: caller.staff.id, role: caller.role }),
    deliveries: [...deliveries],
    created_at: loan.created_at,
    version: loan.version,
  };
}

/** The borrower is the one who pays. */
const actorTypes: Readonly<Record<LoanEntryRecord["actor_type"], ActorType>> = {
  staff: "staff",
  merchant: "merchant",
  customer: "payer",
  system: "system",
};
