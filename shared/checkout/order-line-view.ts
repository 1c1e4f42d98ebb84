import type { OrderLineView } from "../payments/payment.schema.ts";
import type { StoredLine } from "./order.schema.ts";

/** A stored line as screens show it: only what is named, and one piece where no quantity was given. */
export function orderLineView(line: StoredLine): OrderLineView {
  return {
    id: line.id ?? null,
    line_id: line.line_id,
    description: line.description ?? null,
    quantity: line.quantity ?? 1,
    amount: line.amount,
    vat_amount: line.vat_amount ?? null,
    vat: line.vat ?? null,
  };
}
