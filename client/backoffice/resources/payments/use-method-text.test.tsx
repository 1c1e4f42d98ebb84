import { renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { paymentMethods } from "../../../../shared/payments/payment-methods.ts";
import { speakFully } from "../../testing/speak-fully.ts";
import { useProviderName } from "../settlements/provider-name.ts";
import { useMethodName, useMethodText } from "./use-method-text.ts";

test.each([
  ["nb", "Bankoverføring (Argentina)", "Kort", "Kort og lommebøker"],
  ["es-AR", "Transferencia bancaria (Argentina)", "Tarjeta", "Tarjetas y billeteras"],
  ["pt-BR", "Transferência (Argentina)", "Cartão", "Cartões e carteiras"],
] as const)(
  "in %s ways to pay and providers go by the words of the language",
  async (language, transfer, card, psp) => {
    await speakFully(language);
    const nameOf = renderHook(() => useMethodName()).result.current;
    expect([nameOf("bank_transfer"), nameOf("dintero_psp.creditcard")]).toEqual([transfer, card]);
    expect(renderHook(() => useProviderName()).result.current("dintero_psp")).toBe(psp);
    // A brand says "card" well enough in every language.
    const text = renderHook(() => useMethodText()).result.current;
    const instrument = { kind: "card", brand: "Visa", last4: "0416" } as const;
    expect(text({ method: "dintero_psp.creditcard", instrument })).toBe("Visa •••• 0416");
    expect(text({ method: "payex.creditcard", instrument })).toBe(`${card} (PayEx) · Visa •••• 0416`);
  },
);

test("in English and without words of its own a way to pay has the name that payers see", () => {
  const nameOf = renderHook(() => useMethodName()).result.current;
  for (const [type, { label }] of Object.entries(paymentMethods)) expect(nameOf(type)).toBe(label);
  expect(nameOf("new.method")).toBe("new.method");
});
