import { loanActions } from "../../../shared/lending/loan-actions.ts";
import type { LoanRow, LoanView } from "../../../shared/lending/loan.schema.ts";

export const loanRow: LoanRow = {
  id: "ln_1",
  account_id: "T12345678",
  customer_id: "cus_1",
  customer_name: "Ana Prado",
  status: "active",
  status_since: "2026-03-02T12:00:00.000Z",
  age_seconds: 3 * 86_400,
  ccb_number: "CCB-2026-000001",
  requested_amount: 300_00,
  total_amount: 321_24,
  installment_amount: 107_08,
  installment_count: 3,
  outstanding: 214_16,
  oldest_due: "2026-05-02",
  days_late: 10,
  created_at: "2026-03-02T09:00:00.000Z",
};

const installment = { fees: 0, fees_paid: 0, principal_paid: 0, interest_paid: 0, days_overdue: 0, paid_at: null };

/** 300.00 in three installments, of which the first is paid and the second ten days late. */
export const loanView: LoanView = {
  ...loanRow,
  credit_offer_id: "co_1",
  simulation_id: "sim_1",
  principal_amount: 300_00,
  net_amount: 290_00,
  interest_amount: 21_24,
  fees_amount: 4_00,
  iof_amount: 6_00,
  rate_ppm: 35_000,
  cet_year_bp: 6_111,
  first_due_date: "2026-04-02",
  disbursement_ordered_by: "Rita",
  disbursement_ordered_at: "2026-03-02T11:00:00.000Z",
  disbursement_confirmed_by: "Caio",
  disbursement_reference: "E2E-1",
  disbursed_at: "2026-03-02T12:00:00.000Z",
  next_step_at: null,
  error_code: null,
  end_reason: null,
  finished_at: null,
  is_masked: false,
  signers: [{ name: "Ana Prado", cpf: "12345678909", signed_at: "2026-03-02T10:00:00.000Z" }],
  installments: [
    {
      ...installment,
      ...{ id: "tx_1", number: 1, due_date: "2026-04-02", principal: 96_58, interest: 10_50, charges_late: false },
      ...{ principal_paid: 96_58, interest_paid: 10_50, status: "paid", paid_at: "2026-04-01T12:00:00.000Z" },
    },
    {
      ...installment,
      ...{ id: "tx_2", number: 2, due_date: "2026-05-02", principal: 99_96, interest: 7_12, charges_late: false },
      ...{ status: "overdue", days_overdue: 10 },
    },
    {
      ...installment,
      ...{ id: "tx_3", number: 3, due_date: "2026-06-02", principal: 103_46, interest: 3_62, charges_late: false },
      ...{ status: "pending" },
    },
  ],
  payments: [
    {
      id: "lp_1",
      amount: 107_08,
      paid_on: "2026-04-01",
      reference: "PIX E1",
      note: null,
      booked_by: "Rita",
      booked_at: "2026-04-01T12:00:00.000Z",
      reversed_by: null,
      reversed_at: null,
      reversal_reason: null,
      parts: [{ installment_number: 1, principal: 96_58, interest: 10_50, fees: 0 }],
    },
  ],
  owed: { principal: 203_42, interest: 10_74, fees: 0 },
  today: "2026-05-12",
  disbursed_on: "2026-03-02",
  history: [
    { at: "2026-03-02T09:00:00.000Z", action: "created", actor: { type: "merchant", id: "crd_1" }, note: null },
    {
      at: "2026-03-02T12:00:00.000Z",
      action: "disbursed",
      actor: { type: "staff", id: "stf_2", name: "Caio" },
      note: null,
    },
  ],
  actions: loanActions(
    {
      status: "active",
      is_sandbox: true,
      never_signed: false,
      disbursement_ordered_by: "stf_1",
      disbursement_confirmed_by: "stf_2",
    },
    { id: "stf_1", role: "finance" },
  ),
  deliveries: [],
  version: 3,
};

/** The same loan before its money went out, as the person who ordered that sees it. */
export const disbursingLoan: LoanView = {
  ...loanView,
  status: "disbursing",
  outstanding: null,
  days_late: 0,
  disbursed_at: null,
  disbursed_on: null,
  disbursement_confirmed_by: null,
  installments: [],
  payments: [],
  actions: loanActions(
    {
      status: "disbursing",
      is_sandbox: true,
      never_signed: false,
      disbursement_ordered_by: "stf_1",
      disbursement_confirmed_by: null,
    },
    { id: "stf_1", role: "finance" },
  ),
};
