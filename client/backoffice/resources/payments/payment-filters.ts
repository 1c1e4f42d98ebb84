import { freeMethod, paymentMethods } from "../../../../shared/payments/payment-methods.ts";
import { transferMethodNames, transferRails } from "../../../../shared/transfers/transfer-methods.ts";
import { type PaymentStatus, paymentStatuses } from "../../../../shared/payments/payment-status.ts";
import type { Words } from "../../i18n/use-words.ts";
import type { FilterDefinition } from "../../lists/filter-definition.ts";
import { orderStatusOf } from "./order-status.ts";
import type { MethodName } from "./use-method-text.ts";

/** Offered in filters; an address may name any other. */
export const commonCurrencies = [
  "NOK",
  "SEK",
  "DKK",
  "EUR",
  "USD",
  "GBP",
  "CHF",
  "ISK",
  "JPY",
  "KWD",
  "ARS",
  "BRL",
] as const;

export function paymentFilters(words: Words, nameOf: MethodName): readonly FilterDefinition[] {
  return [
    {
      kind: "choice",
      name: "status",
      label: words("payments.filter.status"),
      choices: paymentStatuses.map((value) => ({ value, label: statusLabel(value, words) })),
    },
    {
      kind: "choice",
      name: "method",
      label: words("payments.filter.method"),
      choices: [
        ...[...Object.keys(paymentMethods), freeMethod, ...transferMethodNames].map((value) => ({
          value,
          label: nameOf(value),
        })),
      ],
    },
    {
      kind: "choice",
      name: "rail",
      label: words("payments.filter.rail"),
      choices: transferRails.map((value) => ({ value, label: words(`order.rails.${value}`) })),
    },
    {
      kind: "choice",
      name: "currency",
      label: words("list.currency"),
      choices: commonCurrencies.map((value) => ({ value, label: value })),
    },
    { kind: "date", name: "created_at", label: words("payments.filter.created") },
    { kind: "date", name: "captured_at", label: words("payments.filter.captured") },
    { kind: "date", name: "authorization_expires_at", label: words("payments.filter.expires") },
    { kind: "amount", name: "amount", label: words("list.amount"), currencies: commonCurrencies },
    { kind: "text", name: "merchant_reference", label: words("payments.filter.reference") },
    { kind: "text", name: "merchant_id", label: words("payments.filter.merchant") },
    { kind: "text", name: "customer_id", label: words("customers.filter.id") },
    { kind: "text", name: "payer_document", label: words("payments.filter.document") },
    { kind: "text", name: "bank_reference", label: words("payments.filter.bank_reference") },
  ];
}

/** Where payments by transfer have a name of their own for a status, the filter says both. */
function statusLabel(status: PaymentStatus, words: Words): string {
  const label = words(`payment_status.${status}`);
  const ofOrder = orderStatusOf(status);
  const ofTransfer = ofOrder === null ? label : words(`order_status.${ofOrder}`);
  return ofTransfer === label ? label : `${label} · ${ofTransfer}`;
}
