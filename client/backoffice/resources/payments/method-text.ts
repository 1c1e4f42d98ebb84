import type { PaymentRow } from "../../../../shared/payments/payment.schema.ts";

/** The one way to pay of which a brand says all. */
const plainCard = "dintero_psp.creditcard";

/** `Visa •••• 0416`, `Apple Pay · Visa •••• 0416`, `Vipps`: the way to pay, with brand and last digits of a card. */
export function methodText(
  { method, instrument }: Pick<PaymentRow, "method" | "instrument">,
  nameOf: (type: string) => string,
): string {
  const label = nameOf(method);
  if (instrument?.kind !== "card") return label;
  const card = [instrument.brand, instrument.last4 === undefined ? undefined : `•••• ${instrument.last4}`];
  const known = card.filter((part) => part !== undefined);
  if (known.length === 0) return label;
  // A brand says "card" well enough, and rows are short of room.
  return instrument.brand !== undefined && method === plainCard ? known.join(" ") : `${label} · ${known.join(" ")}`;
}
