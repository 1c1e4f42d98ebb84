import type { AccountView } from "../../../shared/accounts/account.schema.ts";
import type { Configuration } from "../../../shared/checkout/order.schema.ts";
import type { HostedInstructions, HostedTransfer } from "../../../shared/transfers/hosted-transfer.schema.ts";
import { orderState, type OrderState } from "../../../shared/transfers/order-state.ts";
import { transferMethods } from "../../../shared/transfers/transfer-methods.ts";
import type { OrderWithPayment } from "../../transfers/create-order.service.ts";
import type { OrderRecord } from "../../transfers/order.record.ts";
import { presentTheme } from "./present-theme.ts";

const shownDigits = 3;

export interface ShownTransfer extends OrderWithPayment {
  account: AccountView;
  merchantName: string;
  configuration: Configuration;
}

/** An order as whoever knows its address may see it: no name, no document in full, no way to pay what is over. */
export function presentTransfer(
  { order, payment, account, merchantName, configuration }: ShownTransfer,
  now: string,
): HostedTransfer {
  const held = orderState(payment);
  // What is late is over for the payer at once, however soon the order is closed.
  const isOver = order.expires_at !== null && order.expires_at <= now;
  const state = held === "started" && isOver ? "expired" : held;
  return {
    id: payment.id,
    is_sandbox: account.kind === "sandbox",
    merchant_name: merchantName,
    theme: presentTheme(configuration),
    currency: payment.currency,
    amount: payment.amount,
    merchant_reference: payment.merchant_reference === "" ? null : payment.merchant_reference,
    payer_document: transferMethods[order.method].isQr
      ? null
      : { type: order.document_type, masked: maskDocument(order.document_number) },
    state,
    is_final: held !== "started",
    instructions: state === "started" ? instructionsOf(order) : null,
    received: payment.captured,
    refunded: payment.refunded,
    expires_at: order.expires_at,
    now,
    return_url: returnUrl(state, order),
  };
}

function instructionsOf({ payment_id, instructions, reference }: OrderRecord): HostedInstructions {
  const picture_url = `/checkout/${payment_id}/qr.svg`;
  switch (instructions.type) {
    case "bank_transfer": {
      const { type, cbu, alias } = instructions;
      return { type, cbu, alias, reference };
    }
    case "pix_transfer":
      return { type: instructions.type, pix_key: instructions.pixKey, reference };
    case "qr":
      // Nothing that reads this code takes it as text.
      return { type: instructions.type, picture_url };
    case "pix_qr":
      return { type: instructions.type, picture_url, code: instructions.code };
  }
}

function maskDocument(number: string): string {
  return "•".repeat(Math.max(0, number.length - shownDigits)) + number.slice(-shownDigits);
}

/** Exactly as the merchant stored it: nothing is added, and coming back proves nothing. */
function returnUrl(state: OrderState, { success_url, cancel_url }: OrderRecord): string | null {
  return state === "confirmed" ? success_url : cancel_url;
}
