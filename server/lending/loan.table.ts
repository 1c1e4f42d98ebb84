import type { Generated } from "kysely";
import type {
  CostMode,
  InstallmentStatus,
  IofBorrowerKind,
  LoanStatus,
  OfferStatus,
} from "../../shared/lending/lending-states.ts";

/** Rates of the tax on credit, by the day from which they hold. */
export interface IofRateTable {
  borrower_kind: IofBorrowerKind;
  /** Calendar day. */
  effective_from: string;
  /** Thousand-millionths of the principal, for each day of at most 365. */
  daily_ppb: number;
  /** Millionths of the financed principal, once. */
  flat_ppm: number;
  /** Above this, centavos, the rate of a company holds; null for no bound. */
  operation_max: number | null;
  /** The law behind it. */
  source: string;
  /** Staff id; null for the rows that came with Kontor, like the instant. */
  added_by: string | null;
  added_at: string | null;
}

/** What an account takes for making a loan, by the day from which it does. */
export interface FeeRateTable {
  account_id: string;
  /** Calendar day. */
  effective_from: string;
  /** Millionths of the requested amount. */
  fee_ppm: number;
  note: string;
  /** Staff id; null for what was set before fees had days. */
  added_by: string | null;
  added_at: string;
}

/** What a customer may borrow. Amounts are centavos of BRL. */
export interface CreditOfferTable {
  seq: Generated<number>;
  /** `co_` and 32 hexadecimal digits. */
  id: string;
  account_id: string;
  customer_id: string;
  status: OfferStatus;
  approved_amount: number;
  min_amount: number;
  /** Interest a month, millionths: 3.5 % is 35,000. */
  rate_ppm: number;
  installments_min: number;
  /** Equal to the minimum for a fixed term. */
  installments_max: number;
  cost_mode: CostMode;
  /** Its own fee, or the account's on the day on which it was made. */
  fee_ppm: number;
  /** 0: a simulation takes the fee that the account has on its day. */
  has_own_fee: number;
  borrower_kind: IofBorrowerKind;
  /** UTC. */
  valid_until: string;
  /** The only simulation that can be contracted. */
  newest_simulation_id: string | null;
  /** Staff id; null where a rule issued it. */
  issued_by: string | null;
  created_at: string;
  updated_at: string;
  /** Counts the changes. */
  version: Generated<number>;
}

/** What a loan of an offer would cost, computed once and never changed. Amounts are centavos of BRL. */
export interface SimulationTable {
  seq: Generated<number>;
  /** `sim_` and 32 hexadecimal digits. */
  id: string;
  account_id: string;
  credit_offer_id: string;
  requested_amount: number;
  /** What interest is charged on at first. */
  principal_amount: number;
  /** What the customer gets. */
  net_amount: number;
  interest_amount: number;
  fees_amount: number;
  iof_amount: number;
  total_amount: number;
  rate_ppm: number;
  /** What fee and tax were computed by; null for those from before that was kept. */
  fee_ppm: number | null;
  iof_daily_ppb: number | null;
  iof_flat_ppm: number | null;
  /** Total effective cost a year, hundredths of a per cent. */
  cet_year_bp: number;
  cet_month_bp: number;
  installment_count: number;
  installment_amount: number;
  /** Calendar day from which the due dates are counted. */
  base_date: string;
  first_due_date: string;
  /** JSON: due date, principal and interest of each installment. */
  installments: string;
  expires_at: string;
  created_at: string;
}

/** A contracted simulation on its way. Its figures are the simulation's. */
export interface LoanTable {
  seq: Generated<number>;
  /** `ln_` and 32 hexadecimal digits. */
  id: string;
  account_id: string;
  customer_id: string;
  credit_offer_id: string;
  simulation_id: string;
  status: LoanStatus;
  status_since: string;
  /** Number of the contract. */
  ccb_number: string | null;
  /** SHA-256 of the code in the signing address. */
  signing_code_hash: string | null;
  disbursement_method: "pix" | null;
  /** Staff ids: who orders and who confirms are two people. */
  disbursement_ordered_by: string | null;
  disbursement_ordered_at: string | null;
  disbursement_reference: string | null;
  disbursement_confirmed_by: string | null;
  disbursed_at: string | null;
  /** One word for why it failed, or why it was cancelled by itself. */
  error_code: string | null;
  /** Why it was cancelled or failed. */
  end_reason: string | null;
  /** When the next step that nobody has to take is due; null for none. */
  next_step_at: string | null;
  finished_at: string | null;
  created_at: string;
  updated_at: string;
  /** Counts the changes. */
  version: Generated<number>;
}

export interface LoanSignerTable {
  loan_id: string;
  position: number;
  name: string;
  cpf: string;
  signed_at: string | null;
  ip: string | null;
}

/** The history of a loan, appended only. */
export interface LoanEntryTable {
  seq: Generated<number>;
  loan_id: string;
  action: string;
  actor_type: "staff" | "merchant" | "customer" | "system";
  actor_id: string | null;
  note: string | null;
  /** JSON. */
  details: string | null;
  happened_at: string;
}

/** What is due on one day. Amounts are centavos of BRL. */
export interface InstallmentTable {
  seq: Generated<number>;
  /** `tx_` and 32 hexadecimal digits. */
  id: string;
  loan_id: string;
  account_id: string;
  /** From 1. */
  number: number;
  /** Calendar day. */
  due_date: string;
  principal: number;
  interest: number;
  fees: Generated<number>;
  /** Whether being late costs something: as the account's settings were when it was first seen to be late. */
  charges_late: number | null;
  principal_paid: Generated<number>;
  interest_paid: Generated<number>;
  fees_paid: Generated<number>;
  status: InstallmentStatus;
  days_overdue: Generated<number>;
  /** When it was fully paid. */
  paid_at: string | null;
  created_at: string;
  updated_at: string;
}

/** Money that a customer paid back, booked by staff. */
export interface LoanPaymentTable {
  seq: Generated<number>;
  id: string;
  loan_id: string;
  account_id: string;
  /** Centavos. */
  amount: number;
  /** Calendar day. */
  paid_on: string;
  /** UTC: the moment of booking for money of the same day, else the beginning of the day. */
  paid_at: string;
  reference: string;
  note: string | null;
  booked_by: string;
  booked_at: string;
  reversed_by: string | null;
  reversed_at: string | null;
  reversal_reason: string | null;
}

/** What of a payment went to which installment, centavos. */
export interface LoanPaymentPartTable {
  payment_id: string;
  installment_number: number;
  principal: number;
  interest: number;
  fees: number;
}
