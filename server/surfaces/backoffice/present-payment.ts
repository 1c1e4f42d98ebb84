import { z } from "zod";
import type { ApprovalView } from "../../../shared/approvals/approval.schema.ts";
import { settlementStatus } from "../../../shared/payments/settlement-status.ts";
import { storedLineSchema } from "../../../shared/checkout/order.schema.ts";
import { orderLineView } from "../../../shared/checkout/order-line-view.ts";
import { actions, type Subject } from "../../../shared/payments/actions.ts";
import { balancesOf, capturable, refundable } from "../../../shared/payments/balances.ts";
import {
  type OperationItem,
  operationItemSchema,
  type OperationView,
  type OrderLineView,
  type PaymentRow,
  type PaymentView,
  type TimelineEntryView,
} from "../../../shared/payments/payment.schema.ts";
import type { DeliveryView } from "../../../shared/webhooks/delivery.schema.ts";
import type { Role } from "../../../shared/permissions.ts";
import { isAwaitingFinalAmount } from "../../payments/authorization-change.rules.ts";
import type { OperationRecord, PaymentRecord } from "../../payments/payment.record.ts";
import type { SettledOperationRow } from "../../settlements/read-settlement.service.ts";
import type { OrderRecord } from "../../transfers/order.record.ts";
import { maskNumber, maskPerson, maskText } from "./mask.rules.ts";
import { presentOrder } from "./present-order.ts";

/** A payment as a row of a list; `order` of one that waits for a transfer. */
export function presentPaymentRow(
  payment: PaymentRecord,
  isMasked: boolean,
  order: OrderRecord | null = null,
): PaymentRow {
  return {
    id: payment.id,
    account_id: payment.account_id,
    merchant_id: payment.merchant_id,
    session_id: payment.session_id,
    customer_id: payment.customer_id,
    api: payment.api,
    method: payment.method,
    status: payment.status,
    currency: payment.currency,
    amount: payment.amount,
    authorized: payment.authorized,
    captured: payment.captured,
    refunded: payment.refunded,
    voided: payment.voided,
    merchant_reference: payment.merchant_reference,
    merchant_reference_2: payment.merchant_reference_2,
    instrument: payment.instrument?.shown ?? null,
    payer: maskPerson(payment.payer, isMasked),
    transfer: order === null ? null : presentTransferNames(order, isMasked),
    authorization_expires_at: payment.authorization_expires_at,
    created_at: payment.created_at,
    updated_at: payment.updated_at,
  };
}

function presentTransferNames(order: OrderRecord, isMasked: boolean): PaymentRow["transfer"] {
  const { document_number, reference, bank_trx_id } = order;
  return { payer_document: isMasked ? maskNumber(document_number) : document_number, reference, bank_trx_id };
}

export interface PaymentParts {
  payment: PaymentRecord;
  operations: readonly OperationRecord[];
  timeline: TimelineEntryView[];
  deliveries: DeliveryView[];
  /** Which of its operations are in which settlement. */
  settled: readonly SettledOperationRow[];
  /** Of a payment by transfer. */
  order: OrderRecord | null;
  approvals: ApprovalView[];
  approvalAbove: number | null;
}

/** A payment as its page shows it to a person of this role. */
export function presentPayment(
  parts: PaymentParts,
  viewer: { role: Role; isMasked: boolean; origin: string },
): PaymentView {
  const { payment, operations, timeline, deliveries, settled, order, approvals } = parts;
  const subject = subjectOf(payment, operations);
  return {
    ...presentPaymentRow(payment, viewer.isMasked, order),
    capturable: capturable(subject.balances),
    refundable: refundable(subject.balances),
    pending_capture: subject.balances.pendingCapture,
    pending_refund: subject.balances.pendingRefund,
    version: payment.version,
    lines: presentLines(payment.details["items"]),
    operations: operations.map((operation) => presentOperation(operation, viewer.isMasked)),
    timeline,
    deliveries,
    settlement_status: settlementStatus(
      operations,
      new Map(settled.map(({ operationId, paymentStatus }) => [operationId, paymentStatus])),
    ),
    settlements: settled.map(presentSettled),
    order: order === null ? null : presentOrder({ payment, order, ...viewer }),
    approvals,
    approval_above: parts.approvalAbove,
    actions: actions(subject, viewer.role),
  };
}

/** As much of a payment as the shared rules ask about. */
export function subjectOf(payment: PaymentRecord, operations: readonly OperationRecord[]): Subject {
  const { status, method, currency } = payment;
  return {
    status,
    method,
    currency,
    balances: balancesOf(operations),
    isAwaitingFinalAmount: isAwaitingFinalAmount(payment, operations),
  };
}

export function presentOperation(operation: OperationRecord, isMasked: boolean): OperationView {
  const { note } = operation;
  return {
    id: operation.id,
    kind: operation.kind,
    state: operation.state,
    amount: operation.amount,
    currency: operation.currency,
    is_final: operation.isFinal,
    reference: operation.reference,
    reason: operation.reason,
    note: note === null || !isMasked ? note : maskText(note),
    error: operation.error,
    items: presentItems(operation.request["items"]),
    actor: operation.actor,
    created_at: operation.created_at,
    settled_at: operation.settled_at,
  };
}

const sentItemsSchema = z.array(z.looseObject(operationItemSchema.shape));

/** The lines of a capture or refund as they were asked for; a merchant may send what is none. */
function presentItems(sent: unknown): OperationItem[] {
  const items = sentItemsSchema.safeParse(sent).data ?? [];
  return items.map(({ line_id, amount, quantity }) => ({
    line_id,
    amount,
    ...(quantity === undefined ? {} : { quantity }),
  }));
}

function presentSettled(row: SettledOperationRow): PaymentView["settlements"][number] {
  return {
    operation_id: row.operationId,
    settlement_id: row.settlementId,
    provider_reference: row.providerReference,
    payment_status: row.paymentStatus,
    capture: row.capture,
    refund: row.refund,
    fee: row.fee,
    amount: row.capture - row.refund - row.fee,
    settled_at: row.settledAt,
  };
}

const linesSchema = z.array(storedLineSchema);

/** Order lines as they were stored; a payment that came without any has none. */
export function presentLines(stored: unknown): OrderLineView[] {
  return stored === undefined ? [] : linesSchema.parse(stored).map(orderLineView);
}
