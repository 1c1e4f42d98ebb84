import { paymentMethod } from "../../../../shared/payments/payment-methods.ts";
import type { PaymentRow } from "../../../../shared/payments/payment.schema.ts";

/** `Visa •••• 0416`, `Apple Pay · Visa •••• 0416`, `Vipps`: the way to pay, with brand and last digits of a card. */
export function methodText({ method, instrument }: Pick<PaymentRow, "method" | "instrument">): string {
  const { label } = paymentMethod(method);
  if (instrument?.kind !== "card") return label;
  const card = [instrument.brand, instrument.last4 === undefined ? undefined : `•••• ${instrument.last4}`];
  const known = card.filter((part) => part !== undefined);
  if (known.length === 0) return label;
  // A brand says "card" well enough, and rows are short of room.
  return instrument.brand !== undefined && label === "Card" ? known.join(" ") : `${label} · ${known.join(" ")}`;
}
