import type { AppContext } from "../../context.ts";
import type { InstallmentRecord } from "../../lending/loans/read-installments.service.ts";
import type { ContractedLoan } from "../../lending/loans/loan.record.ts";
import { isSignable } from "../../lending/loans/move-loan.service.ts";
import { signingUrl } from "../../lending/loans/signing-code.ts";
import { wireInstant } from "./wire-fields.ts";
import { wireCustomerId } from "./wire-ids.ts";
import { wireMoney, wirePercentage } from "./wire-money.ts";

/** A loan of this wire; its figures are those of its simulation. */
export function presentLoan(ctx: Pick<AppContext, "vault" | "origins">, { loan, simulation }: ContractedLoan) {
  return {
    id: loan.id,
    credit_offer_id: loan.credit_offer_id,
    simulation_id: loan.simulation_id,
    customer_id: wireCustomerId(loan.customer_id),
    status: loan.status,
    requested_amount: wireMoney(simulation.requested_amount),
    net_amount: loan.disbursed_at === null ? null : wireMoney(simulation.net_amount),
    iof: wireMoney(simulation.iof_amount),
    service_fee: wireMoney(simulation.fees_amount),
    interest_rate: wirePercentage(simulation.rate_ppm),
    cet: simulation.cet_year_bp / 100,
    total_amount: wireMoney(simulation.total_amount),
    installments_value: wireMoney(simulation.installment_amount),
    first_due_date: simulation.first_due_date,
    number_of_installments: simulation.installment_count,
    ccb_number: loan.ccb_number,
    disbursement_method: loan.disbursement_method,
    signing_url: isSignable(loan.status) ? signingUrl(ctx, loan.id) : null,
    created_at: wireInstant(loan.created_at),
    updated_at: wireInstant(loan.updated_at),
  };
}

/** An installment, which this wire calls a transaction. */
export function presentInstallment(installment: InstallmentRecord) {
  const { principal, interest, fees, principal_paid, interest_paid, fees_paid } = installment;
  const due = principal + interest + fees;
  const paid = principal_paid + interest_paid + fees_paid;
  return {
    id: installment.id,
    loan_id: installment.loan_id,
    type: "installment",
    due_date: installment.due_date,
    status: installment.status,
    amount_due: wireMoney(due),
    amount_paid: wireMoney(paid),
    amount_remaining: wireMoney(due - paid),
    principal: wireMoney(principal),
    interest: wireMoney(interest),
    fees: wireMoney(fees),
    days_overdue: installment.days_overdue,
    paid_at: installment.paid_at === null ? null : wireInstant(installment.paid_at),
    created_at: wireInstant(installment.created_at),
    updated_at: wireInstant(installment.updated_at),
  };
}
