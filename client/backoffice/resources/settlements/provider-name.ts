import { useCallback } from "react";
import { paymentMethods } from "../../../../shared/payments/payment-methods.ts";
import { methodTexts } from "../../../../shared/sentences/method-texts.ts";
import { useSaid } from "../../i18n/use-said.ts";

/** Providers as people call them; one that is not listed goes by the wire's own name. */
const names: Readonly<Record<string, string>> = {
  dintero_psp: methodTexts.dintero_psp,
  payex: "PayEx",
  vipps: "Vipps MobilePay",
  swish: "Swish",
  klarna: "Klarna",
  collector: "Walley",
  instabank: "Instabank",
  kravia: "Kravia",
};

/** What a provider is called in the reader's language; a brand keeps its name. */
export function useProviderName(): (provider: string) => string {
  const tell = useSaid();
  return useCallback(
    (provider) => {
      const name = names[provider] ?? provider;
      return provider === "dintero_psp" ? tell({ key: "method.dintero_psp" }, name) : name;
    },
    [tell],
  );
}

/** Every provider that a payment can go through. */
export const providers = [...new Set(Object.keys(paymentMethods).map((type) => type.split(".")[0] ?? type))];
