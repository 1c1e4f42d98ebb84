import { paymentMethods } from "../../../../shared/payments/payment-methods.ts";

/** Providers as people call them; one that is not listed goes by the wire's own name. */
const names: Readonly<Record<string, string>> = {
  dintero_psp: "Card and wallets",
  payex: "PayEx",
  vipps: "Vipps MobilePay",
  swish: "Swish",
  klarna: "Klarna",
  collector: "Walley",
  instabank: "Instabank",
  kravia: "Kravia",
};

export function providerName(provider: string): string {
  return names[provider] ?? provider;
}

/** Every provider that a payment can go through. */
export const providerChoices = [...new Set(Object.keys(paymentMethods).map((type) => type.split(".")[0] ?? type))].map(
  (value) => ({ value, label: providerName(value) }),
);
