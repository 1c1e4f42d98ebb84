import { expect, test } from "vitest";
import { paymentMethod } from "../../../../shared/payments/payment-methods.ts";
import { methodText } from "./method-text.ts";

test.each([
  [
    "a card says brand and last digits",
    "dintero_psp.creditcard",
    { kind: "card", brand: "Visa", last4: "0416" },
    "Visa •••• 0416",
  ],
  [
    "a card behind a wallet names both",
    "dintero_psp.applepay",
    { kind: "card", brand: "Visa", last4: "0416" },
    "Apple Pay · Visa •••• 0416",
  ],
  ["a card of which little is known is a card", "dintero_psp.creditcard", { kind: "card" }, "Card"],
  ["a wallet is named", "dintero_psp.vipps", { kind: "wallet" }, "Vipps"],
  ["an unlisted method is shown by its own name", "new.method", null, "new.method"],
] as const)("%s", (_claim, method, instrument, text) =>
  expect(methodText({ method, instrument }, (type) => paymentMethod(type).label)).toBe(text),
);
