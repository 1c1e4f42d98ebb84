import { paymentMethod } from "../../../../shared/payments/payment-methods.ts";
import type { PaymentRow } from "../../../../shared/payments/payment.schema.ts";

/** `Card · Visa •••• 0416`, `Vipps`: the way to pay, with brand and last digits where there is a card. */
export function methodText({ method, instrument }: Pick<PaymentRow, "method" | "instrument">): string {
  const { label } = paymentMethod(method);
  if (instrument?.kind !== "card") return label;
  const card = [instrument.brand, instrument.last4 === undefined ? undefined : `•••• ${instrument.last4}`];
  const known = card.filter((part) => part !== undefined);
  return known.length === 0 ? label : `${label} · ${known.join(" ")}`;
}
