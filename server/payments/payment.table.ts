import type { Generated } from "kysely";
import type { OperationKind, OperationState } from "../../shared/payments/balances.ts";
import type { PaymentApi, PaymentStatus } from "../../shared/payments/payment-status.ts";
import type { ActorType } from "../../shared/payments/actor.ts";

export interface PaymentTable {
  seq: Generated<number>;
  id: string;
  account_id: string;
  merchant_id: string | null;
  session_id: string | null;
  customer_id: string | null;
  api: PaymentApi;
  /** The payment product type, such as `dintero_psp.creditcard`. */
  method: string;
  /** Checked copy of what the operations say, like the four totals below. */
  status: PaymentStatus;
  currency: string;
  /** What the payer was asked for, minor units. */
  amount: number;
  authorized: Generated<number>;
  captured: Generated<number>;
  refunded: Generated<number>;
  voided: Generated<number>;
  merchant_reference: string;
  merchant_reference_2: string | null;
  event_reference: string | null;
  /** JSON: the card or wallet, never a full number. */
  instrument: string | null;
  /** JSON: name, email, phone. */
  payer: string | null;
  /** JSON: lines, addresses and what else came with the order. */
  details: Generated<string>;
  authorization_expires_at: string | null;
  /** Of the newest succeeded capture. */
  captured_at: string | null;
  /** Of the newest succeeded refund. */
  refunded_at: string | null;
  created_at: string;
  updated_at: string;
  version: Generated<number>;
}

export interface OperationTable {
  seq: Generated<number>;
  id: string;
  payment_id: string;
  kind: OperationKind;
  state: OperationState;
  /** Minor units. */
  amount: number;
  currency: string;
  /** 1: a capture that releases what it leaves. */
  is_final: Generated<number>;
  /** Our own key at the gateway; every repetition of this operation carries the same one. */
  processor_key: string;
  processor_reference: string | null;
  reference: string | null;
  reason: string | null;
  note: string | null;
  /** JSON: lines and metadata as the caller sent them. */
  request: Generated<string>;
  /** JSON, only on `failed`. */
  error: string | null;
  actor_type: ActorType;
  actor_id: string;
  request_id: string | null;
  /** How often the gateway was asked. */
  attempts: Generated<number>;
  /** When the reconciler looks at an open operation; null once settled. */
  next_attempt_at: string | null;
  created_at: string;
  settled_at: string | null;
}

export interface TimelineEntryTable {
  seq: Generated<number>;
  payment_id: string;
  operation_id: string | null;
  kind: string;
  /** JSON. */
  data: string | null;
  actor_type: ActorType;
  actor_id: string;
  at: string;
}
