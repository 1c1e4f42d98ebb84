import { useCallback } from "react";
import { paymentMethod } from "../../../../shared/payments/payment-methods.ts";
import type { PaymentRow } from "../../../../shared/payments/payment.schema.ts";
import { useSaid } from "../../i18n/use-said.ts";
import { methodText } from "./method-text.ts";

/** What a way to pay is called in the reader's language; a brand keeps its name. */
export type MethodName = (type: string) => string;

export function useMethodName(): MethodName {
  const tell = useSaid();
  return useCallback((type) => tell({ key: `method.${type}` }, paymentMethod(type).label), [tell]);
}

/** The way to pay of a payment, with brand and last digits of a card. */
export function useMethodText(): (payment: Pick<PaymentRow, "method" | "instrument">) => string {
  const nameOf = useMethodName();
  return useCallback((payment) => methodText(payment, nameOf), [nameOf]);
}
