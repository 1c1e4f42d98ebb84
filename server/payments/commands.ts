import type { Actor } from "../../shared/payments/actor.ts";
import type { Blockable } from "../../shared/payments/blockers.ts";
import type { Instrument } from "../../shared/payments/payment.schema.ts";
import type { EndReason } from "../../shared/payments/payment-status.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { Trx } from "../database.ts";
import type { PaymentInput } from "../gateways/gateway.ts";
import type { IdempotencyClaim } from "../idempotency/idempotency.service.ts";
import type { OperationRecord, Payer, PaymentRecord } from "./payment.record.ts";

/** Who asks, and by which request. */
export interface By {
  actor: Actor;
  requestId: string | null;
}

export interface NewPayment {
  id: string;
  accountId: string;
  merchantId: string | null;
  sessionId: string | null;
  customerId: string | null;
  api: PaymentRecord["api"];
  method: string;
  currency: string;
  /** Minor units, more than zero. */
  amount: number;
  merchantReference: string;
  merchantReference2: string | null;
  eventReference: string | null;
  payer: Payer;
  /** The card, where it is known before the first try. */
  instrument?: Instrument;
  details: Readonly<Record<string, unknown>>;
  by: By;
  /** UTC. */
  at: string;
}

export interface AuthorizeCommand {
  paymentId: string;
  accountId: string;
  method: string;
  input: PaymentInput;
  /** What the payer agreed to; another amount or currency now is refused as stale. */
  agreed?: { amount: number; currency: string };
  by: By;
}

interface MoneyCommand {
  /** Accounts that the caller reaches; a payment of another one is not found. */
  scope: AccountScope;
  paymentId: string;
  by: By;
  idempotency?: IdempotencyClaim;
  /** Answer once the wish is recorded, and ask the gateway afterwards: the operation comes back `pending`. */
  isDeferred?: boolean;
  /** Runs inside the transaction that records the intent, for what must commit with it. */
  onIntent?: (trx: Trx, payment: PaymentRecord, operation: OperationRecord) => Promise<void>;
}

export interface CaptureCommand extends MoneyCommand {
  /** Minor units. */
  amount: number;
  reference: string | null;
  /** Release what this capture leaves. */
  isFinal: boolean;
  /** Lines and metadata as the caller sent them. */
  request: Readonly<Record<string, unknown>>;
  /** What the caller believes to be capturable; refused as stale when it is not. */
  expected?: number;
}

export interface RefundCommand extends MoneyCommand {
  /** Minor units. */
  amount: number;
  reference: string | null;
  reason: string | null;
  note: string | null;
  request: Readonly<Record<string, unknown>>;
  /** What the caller believes to be refundable. */
  expected?: number;
  /** Whether it waits for a second person; the operation then comes back held. */
  isHeld?: (trx: Trx, payment: PaymentRecord) => Promise<boolean>;
}

export interface VoidCommand extends MoneyCommand {
  /** Throws where the payment, as it is inside the transaction, is not one that this caller releases. */
  refuse?: (payment: Blockable) => void;
  reason: string | null;
  note: string | null;
}

export interface EndCommand {
  scope: AccountScope;
  paymentId: string;
  /** `expire` where its time ran out; `cancel` unless said. */
  kind?: "cancel" | "expire";
  /** Null for an end that explains itself. */
  reason: EndReason | null;
  /** What the person who called it off wrote. */
  note?: string | null;
  by: By;
  onIntent?: MoneyCommand["onIntent"];
}

/** The payment after an operation moved, with all operations. */
export interface OperationResult {
  payment: PaymentRecord;
  operations: readonly OperationRecord[];
  /** The one that was asked for. */
  operation: OperationRecord;
}
