import { z } from "zod";
import { type OrderInstructions, type TransferOrderView } from "../../../shared/transfers/order.schema.ts";
import { transferMethods } from "../../../shared/transfers/transfer-methods.ts";
import type { PaymentRecord } from "../../payments/payment.record.ts";
import type { OrderRecord } from "../../transfers/order.record.ts";
import { maskNumber } from "./mask.rules.ts";

interface Shown {
  payment: PaymentRecord;
  order: OrderRecord;
  /** Public origin of the page where the payer finds the same. */
  origin: string;
  isMasked: boolean;
}

/** What a payment by transfer waits for, and what came. */
export function presentOrder({ payment, order, origin, isMasked }: Shown): TransferOrderView {
  const { document_type: type, document_number: number, transfer_id, bank_trx_id, received_at } = order;
  const { captured: amount } = payment;
  return {
    rail: transferMethods[order.method].rail,
    reference: order.reference,
    instructions: presentInstructions(order),
    page_url: `${origin}/checkout/${payment.id}`,
    expires_at: order.expires_at,
    is_open: order.isOpen,
    tolerance: order.allowsOverUnder ? order.tolerance_max : null,
    payer_document: { type, number: isMasked ? maskNumber(number) : number },
    idempotency_key: keySchema.parse(payment.details["idempotency_key"]),
    transfer:
      transfer_id === null || received_at === null
        ? null
        : { id: transfer_id, bank_trx_id, amount, difference: amount - payment.amount, received_at },
  };
}

const keySchema = z.string().nullable().catch(null);

function presentInstructions({ instructions }: OrderRecord): OrderInstructions {
  if (instructions.type !== "pix_transfer") return instructions;
  return { type: instructions.type, pix_key: instructions.pixKey };
}
