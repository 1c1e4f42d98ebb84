import { methodTexts } from "../sentences/method-texts.ts";
import { isTransferMethod, transferMethods } from "../transfers/transfer-methods.ts";

/** What Kontor must know of a way to pay; the key is the payment product type of the checkout wire. */
export interface PaymentMethod {
  label: string;
  /** How long a reservation lasts, in days; null where money is taken at once. */
  authorizationDays: number | null;
  /** Whether what a partial capture leaves is reserved for as long as the whole was. */
  isRenewedByCapture?: true;
  /** Set where the processor makes a reservation longer of its own accord: from which day on, and to how many at most. */
  renewal?: { fromDay: number; daysMax: number };
  /** Whether what a partial capture leaves can be released by a void. */
  hasVoidOfRemainder: boolean;
  /** Whether a capture may be marked as the last one, releasing the rest. */
  hasFinalCapture: boolean;
  /** Whether the order has to say what is bought, line by line. */
  needsLines?: true;
  /** Whether people at the processor may look at a payment before it is decided. */
  isReviewed?: true;
  /** ISO 4217 codes; null means every currency. */
  currencies: readonly string[] | null;
}

const card = { authorizationDays: 7, hasVoidOfRemainder: false, hasFinalCapture: true, currencies: null };
const payex = { authorizationDays: 7, hasVoidOfRemainder: true, hasFinalCapture: false, currencies: null };
const invoice = { authorizationDays: 90, hasVoidOfRemainder: false, hasFinalCapture: false, currencies: null };

export const paymentMethods = {
  "dintero_psp.creditcard": { ...card, label: methodTexts["dintero_psp.creditcard"] },
  "dintero_psp.vipps": { ...card, label: "Vipps", currencies: ["NOK"] },
  "dintero_psp.applepay": { ...card, label: "Apple Pay" },
  "dintero_psp.googlepay": { ...card, label: "Google Pay" },
  "payex.creditcard": { ...payex, label: methodTexts["payex.creditcard"] },
  "payex.mobilepay": { ...payex, label: "MobilePay", currencies: ["DKK"] },
  "payex.vipps": { ...payex, label: "Vipps (PayEx)", currencies: ["NOK"] },
  "payex.applepay": { ...payex, label: "Apple Pay (PayEx)" },
  "payex.clicktopay": { ...payex, label: "Click to Pay (PayEx)" },
  "payex.googlepay": { ...payex, label: "Google Pay (PayEx)" },
  vipps: { ...payex, label: "Vipps MobilePay", currencies: ["NOK"] },
  "swish.swish": { ...card, label: "Swish", authorizationDays: null, hasFinalCapture: false, currencies: ["SEK"] },
  "klarna.klarna": {
    ...payex,
    label: "Klarna",
    authorizationDays: 28,
    isRenewedByCapture: true,
    renewal: { fromDay: 23, daysMax: 180 },
  },
  "klarna.billie": { ...payex, label: "Billie", authorizationDays: 28 },
  "collector.invoice": { ...invoice, label: methodTexts["collector.invoice"], needsLines: true, isReviewed: true },
  "instabank.invoice": { ...invoice, label: methodTexts["instabank.invoice"], authorizationDays: 28, needsLines: true },
  "kravia.invoice_b2c": { ...invoice, label: methodTexts["kravia.invoice_b2c"], authorizationDays: 28 },
} as const satisfies Record<string, PaymentMethod>;

export type PaymentMethodType = keyof typeof paymentMethods;

const unlisted: PaymentMethod = { ...card, label: "Other", hasFinalCapture: false };

const transfer = { authorizationDays: null, hasVoidOfRemainder: false, hasFinalCapture: false } as const;

/** Completes an order that costs nothing: no money moves, and no processor is asked. */
export const freeMethod = "dintero.zero";

const free: PaymentMethod = { ...transfer, label: methodTexts[freeMethod], currencies: null };

/** A method that is not in the table behaves like a plain reservation with no extras. */
export function paymentMethod(type: string): PaymentMethod {
  if (type === freeMethod) return free;
  if (isTransferMethod(type)) {
    const { label, currency } = transferMethods[type];
    return { ...transfer, label, currencies: [currency] };
  }
  return Object.hasOwn(paymentMethods, type) ? paymentMethods[type as PaymentMethodType] : { ...unlisted, label: type };
}
