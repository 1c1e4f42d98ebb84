import { shortUuidToHex } from "../../../shared/ids.ts";
import { toMajorText } from "../../../shared/money.ts";
import { orderState, type OrderState } from "../../../shared/transfers/order-state.ts";
import { transferMethods } from "../../../shared/transfers/transfer-methods.ts";
import type { PaymentRecord } from "../../payments/payment.record.ts";
import type { OrderRecord } from "../../transfers/order.record.ts";
import { qrPng } from "./qr-png.ts";
import { wireInstant } from "./wire-fields.ts";

/** The wire has the same words for it as the payer's page. */
export const wireStatus = orderState;

interface Shown {
  payment: PaymentRecord;
  order: OrderRecord;
  /** Public origin of the page where the payer finds the same. */
  origin: string;
}

/** A payment as this wire has it. Amounts are decimal text, times whole seconds in UTC. */
export function presentPayment({ payment, order, origin }: Shown): Record<string, unknown> {
  const { currency } = payment;
  const status = wireStatus(payment);
  const isConfirmed = status === "confirmed";
  const isBank = order.method === "bank_transfer";
  const expiresAt = order.expires_at === null ? null : wireInstant(order.expires_at);
  return {
    transactionId: payment.id,
    merchantId: order.merchant_id,
    ...(payment.merchant_reference === "" ? {} : { externalId: payment.merchant_reference }),
    status,
    amount: toMajorText(payment.amount, currency),
    currency,
    paymentMethod: order.method,
    rail: transferMethods[order.method].rail,
    ...(isBank ? { bankSystemReference: order.reference } : {}),
    ...(isConfirmed && currency === "ARS" && order.bank_trx_id !== null ? { bankSystemTrxId: order.bank_trx_id } : {}),
    paymentData: paymentData(order, expiresAt),
    ...(isConfirmed && order.received_at !== null
      ? { receivedAmount: toMajorText(payment.captured, currency), receivedAt: wireInstant(order.received_at) }
      : {}),
    reconciliationStatus: reconciliationStatus(status, order),
    refunded: payment.refunded > 0,
    refundedAmount: payment.refunded > 0 ? toMajorText(payment.refunded, currency) : null,
    customer: presentPayer(payment, order),
    ...(payment.details["metadata"] === undefined ? {} : { metadata: payment.details["metadata"] }),
    actionUrl: `${origin}/checkout/${payment.id}`,
    createdAt: wireInstant(payment.created_at),
    expiresAt,
    expirationDate: expiresAt,
  };
}

/** The payer as this wire echoes them. */
export function presentPayer(
  payment: Pick<PaymentRecord, "customer_id" | "payer">,
  order: Pick<OrderRecord, "document_type" | "document_number">,
): Record<string, unknown> {
  const { name, email, phone } = payment.payer;
  const id = uuidOf(payment.customer_id);
  return {
    ...(id === null ? {} : { id }),
    ...(name === null ? {} : { name }),
    documentType: order.document_type,
    documentNumber: order.document_number,
    ...(email === null ? {} : { email }),
    ...(phone === null ? {} : { phoneNumber: phone }),
  };
}

function reconciliationStatus(status: OrderState, { amount_verdict }: OrderRecord): string {
  if (status === "expired") return "expired";
  if (status !== "confirmed") return "unknown";
  return amount_verdict === "over" || amount_verdict === "under" ? `matched_over_under_${amount_verdict}` : "matched";
}

function paymentData(order: OrderRecord, expiresAt: string | null): Record<string, unknown> {
  const { instructions, reference } = order;
  switch (instructions.type) {
    case "bank_transfer": {
      const { type, cbu, alias } = instructions;
      return { type, cbu, ...(alias === null ? {} : { alias }), reference };
    }
    case "pix_transfer":
      return { type: instructions.type, pixKey: instructions.pixKey, pixKeyType: "random", reference };
    case "qr":
    case "pix_qr": {
      const { type, code } = instructions;
      const qrCodeBase64 = qrPng(code).toString("base64");
      return { type, qrCodeString: code, qrCodeBase64, qrExpiresAt: expiresAt, reference };
    }
  }
}

/** The UUID inside of our own id. */
function uuidOf(id: string | null): string | null {
  const hex = id === null ? null : shortUuidToHex(id.replace(/^[a-z]+_/, ""));
  return hex?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5") ?? null;
}
