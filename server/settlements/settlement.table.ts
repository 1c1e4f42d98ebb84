import type { Generated } from "kysely";
import type { SettlementCause, SettlementPaymentStatus } from "../../shared/settlements/settlement.schema.ts";

/** What was paid to the shop for one provider's operations in one currency. Amounts in minor units. */
export interface SettlementTable {
  seq: Generated<number>;
  id: string;
  account_id: string;
  /** The product that the payments were made with, such as `dintero_psp` or `vipps`. */
  provider: string;
  provider_reference: string;
  currency: string;
  cause: SettlementCause;
  payment_status: SettlementPaymentStatus;
  capture: number;
  refund: number;
  fee: number;
  /** Captures minus refunds minus fees; negative when more was given back than taken. */
  amount: number;
  /** What postponed settlements brought along; never positive. */
  carried: number;
  /** What reached the bank. */
  payout: number;
  line_count: number;
  /** Of a postponed settlement: the later one whose sales made up for it. */
  covered_by: string | null;
  /** Of the earliest operation in it. */
  start_at: string;
  /** Of the latest one. */
  end_at: string;
  settled_at: string;
  actor_type: "merchant" | "staff" | "system";
  actor_id: string;
}

/** One operation in a settlement. */
export interface SettlementLineTable {
  settlement_seq: number;
  line: number;
  /** Of at most one line anywhere. */
  operation_id: string;
  payment_id: string;
  /** The payment product type. */
  method: string;
  capture: number;
  refund: number;
  fee: number;
  /** When the ledger took it in. */
  posted_at: string;
}

/** Which settlement reports a shop wants, as it asked for them. */
export interface ReportConfigurationTable {
  seq: Generated<number>;
  id: string;
  account_id: string;
  /** JSON object. */
  content: string;
  created_at: string;
  updated_at: string;
}
