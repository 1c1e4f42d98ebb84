import type { Generated } from "kysely";
import type { BalanceLineKind } from "../../shared/transfers/balance-line.schema.ts";
import type { PayerDocumentType } from "../../shared/documents/payer-document.ts";
import type { TransferMethod } from "../../shared/transfers/transfer-methods.ts";
import type {
  AmountVerdict,
  RefundPolicy,
  TransferObstacle,
  TransferState,
} from "../../shared/transfers/transfer-states.ts";
import type { PayoutState } from "../../shared/transfers/payout-states.ts";

/** What one merchant wishes; a merchant without a row has the defaults. */
export interface TransferSettingsTable {
  account_id: string;
  merchant_id: string;
  /** 0 for never; null for the installation's default. */
  order_expiration_hours: number | null;
  /** How long an unmatched transfer is kept; 0 for ever. */
  hold_hours: number;
  refund_policy: RefundPolicy;
  /** How far a transfer may be off, in hundredths of a per cent of the order. */
  tolerance_basis_points: number;
  /** And never more than this, minor units. */
  tolerance_max: number;
  /** JSON: the currencies that orders may have. */
  currencies: string;
  /** 1: the merchant may ask for its balance. */
  pays_out: number;
  /** Payouts and refunds of more than this wait for a second person, minor units; null for none. */
  approval_above: number | null;
  updated_at: string;
  /** Counts the changes. */
  version: Generated<number>;
}

/** What a payment by transfer waits for, and what came. */
export interface TransferOrderTable {
  payment_id: string;
  /** Of the payment: the order in which orders were made. */
  payment_seq: number;
  account_id: string;
  merchant_id: string;
  method: TransferMethod;
  /** What the payer writes, or what the code carries; one order's alone. */
  reference: string;
  /** JSON: where to send the money, or the code to scan. */
  instructions: string;
  document_type: PayerDocumentType;
  document_number: string;
  /** 1: a slightly different amount is taken. */
  allows_over_under: number;
  /** How far it may be off, minor units; as the merchant's settings were when the order was made. */
  tolerance_max: number;
  success_url: string | null;
  cancel_url: string | null;
  /** UTC; null for never. */
  expires_at: string | null;
  /** 1 while money is waited for. */
  is_open: Generated<number>;
  /** The transfer that paid it. */
  transfer_id: string | null;
  amount_verdict: AmountVerdict | null;
  /** The bank's own name for that transfer. */
  bank_trx_id: string | null;
  received_at: string | null;
}

/** Money that came, whoever it was for: a fact of its own. */
export interface IncomingTransferTable {
  seq: Generated<number>;
  id: string;
  account_id: string;
  /** Whose receiving account it came to. */
  merchant_id: string;
  currency: string;
  /** Minor units. */
  amount: number;
  reference: string | null;
  /** 1: a code was scanned, and the reference names its order. */
  is_by_code: number;
  payer_document: string | null;
  payer_name: string | null;
  payer_account: string | null;
  bank_trx_id: string;
  state: TransferState;
  /** Why it was not matched. */
  obstacle: TransferObstacle | null;
  payment_id: string | null;
  /** When it goes back unless somebody decides otherwise, or when the return is tried again. */
  return_at: string | null;
  return_reference: string | null;
  /** How often the return was tried. */
  attempts: Generated<number>;
  received_at: string;
  settled_at: string | null;
  version: Generated<number>;
}

/** What a merchant may ask for, minor units: a checked copy of what the ledger holds for it. */
export interface MerchantBalanceTable {
  account_id: string;
  merchant_id: string;
  currency: string;
  amount: number;
}

/** One change of what a merchant may ask for: the share of a ledger transaction that is the merchant's. */
export interface BalanceLineTable {
  /** Of the ledger transaction. */
  seq: number;
  account_id: string;
  merchant_id: string;
  currency: string;
  kind: BalanceLineKind;
  /** The payment or the payout. */
  subject_id: string;
  /** Minor units; negative takes away. */
  amount: number;
  /** What the merchant held in this currency after it, minor units. */
  balance: number;
  /** Never before that of an earlier line of the merchant, whatever the clock did. */
  posted_at: string;
}

/** Money that a merchant asks to be paid. */
export interface PayoutTable {
  seq: Generated<number>;
  id: string;
  account_id: string;
  merchant_id: string;
  currency: string;
  /** Minor units. */
  amount: number;
  /** JSON: as the wire has it. */
  destination: string;
  external_id: string | null;
  customer_id: string | null;
  /** JSON. */
  metadata: string | null;
  state: PayoutState;
  /** Our own key at the gateway; every repetition carries the same one. */
  processor_key: string;
  bank_trx_id: string | null;
  error_message: string | null;
  attempts: Generated<number>;
  next_attempt_at: string | null;
  /** Who let it go, where that had to be asked. */
  decided_by: string | null;
  actor_type: "merchant" | "staff" | "system";
  actor_id: string;
  created_at: string;
  submitted_at: string | null;
  completed_at: string | null;
  version: Generated<number>;
  /** Of the call that asked for it. */
  request_id: Generated<string | null>;
}
