import { paymentMethods } from "../../../../shared/payments/payment-methods.ts";
import { paymentStatuses } from "../../../../shared/payments/payment-status.ts";
import type { Words } from "../../i18n/use-words.ts";
import type { FilterDefinition } from "../../lists/filter-definition.ts";

/** Offered in filters; an address may name any other. */
export const commonCurrencies = ["NOK", "SEK", "DKK", "EUR", "USD", "GBP", "CHF", "ISK", "JPY", "KWD"] as const;

export function paymentFilters(words: Words): readonly FilterDefinition[] {
  return [
    {
      kind: "choice",
      name: "status",
      label: words("payments.filter.status"),
      choices: paymentStatuses.map((value) => ({ value, label: words(`payment_status.${value}`) })),
    },
    {
      kind: "choice",
      name: "method",
      label: words("payments.filter.method"),
      choices: Object.entries(paymentMethods).map(([value, method]) => ({ value, label: method.label })),
    },
    {
      kind: "choice",
      name: "currency",
      label: words("list.currency"),
      choices: commonCurrencies.map((value) => ({ value, label: value })),
    },
    { kind: "date", name: "created_at", label: words("payments.filter.created") },
    { kind: "amount", name: "amount", label: words("list.amount"), currencies: commonCurrencies },
    { kind: "text", name: "merchant_reference", label: words("payments.filter.reference") },
  ];
}
