import { sessionStatuses } from "../checkout/session.schema.ts";
import { borrowerStatuses, loanStatuses, offerStatuses } from "../lending/lending-states.ts";
import { paymentMethods } from "../payments/payment-methods.ts";
import { paymentStatuses } from "../payments/payment-status.ts";
import { settlementPaymentStatuses } from "../settlements/settlement.schema.ts";
import { payoutStates } from "../transfers/payout-states.ts";
import { transferStates } from "../transfers/transfer-states.ts";
import { deliveryStates } from "../webhooks/delivery.schema.ts";
import { endpointStatuses } from "../webhooks/endpoint.schema.ts";
import { type SearchType, searchTypes } from "./search-types.ts";

/** A list's own filter of a closed set of values. */
export interface ChoiceTarget {
  filter: string;
  values: readonly string[];
}

type Targets<Target> = Readonly<Partial<Record<SearchType, Target>>>;

/** What an operator's value may be, and by which filter each list understands it. */
export type SearchOperator =
  | { kind: "type" }
  | { kind: "choice"; targets: Targets<ChoiceTarget> }
  | { kind: "currency" | "amount" | "date" | "count"; targets: Targets<string> }
  /** Null: one of the words of that list's own search. */
  | { kind: "text"; targets: Targets<string | null> };

const session = { filter: "status", values: sessionStatuses };

/** The operators of the search box. Each value goes to the filter that the list itself has. */
export const searchOperators = {
  type: { kind: "type" },
  status: {
    kind: "choice",
    targets: {
      payment: { filter: "status", values: paymentStatuses },
      session,
      payment_link: session,
      transfer: { filter: "state", values: transferStates },
      payout: { filter: "state", values: payoutStates },
      settlement: { filter: "payment_status", values: settlementPaymentStatuses },
      borrower: { filter: "status", values: borrowerStatuses },
      credit_offer: { filter: "status", values: offerStatuses },
      loan: { filter: "status", values: loanStatuses },
      delivery: { filter: "state", values: deliveryStates },
      webhook_endpoint: { filter: "status", values: endpointStatuses },
      credential: { filter: "state", values: ["active", "revoked"] },
    },
  },
  method: {
    kind: "choice",
    targets: { payment: { filter: "method", values: Object.keys(paymentMethods) } },
  },
  api: {
    kind: "choice",
    targets: {
      payment: { filter: "api", values: ["checkout", "payments", "lending"] },
      credential: { filter: "api", values: ["checkout", "payments", "lending"] },
      call: { filter: "api", values: ["lending"] },
    },
  },
  currency: {
    kind: "currency",
    targets: {
      payment: "currency",
      session: "currency",
      payment_link: "currency",
      transfer: "currency",
      payout: "currency",
      settlement: "currency",
    },
  },
  amount: { kind: "amount", targets: { payment: "amount" } },
  created: {
    kind: "date",
    targets: {
      payment: "created_at",
      session: "created_at",
      payment_link: "created_at",
      transfer: "received_at",
      payout: "created_at",
      settlement: "settled_at",
      customer: "created_at",
      borrower: "created_at",
      credit_offer: "created_at",
      loan: "created_at",
      delivery: "created_at",
      webhook_endpoint: "created_at",
      credential: "created_at",
      call: "at",
    },
  },
  email: { kind: "text", targets: { payment: null, session: null, customer: "email", borrower: null } },
  phone: { kind: "text", targets: { payment: null, session: null, customer: "phone" } },
  last4: { kind: "text", targets: { payment: null } },
  reference: {
    kind: "text",
    targets: {
      payment: "merchant_reference",
      session: "merchant_reference",
      payment_link: "merchant_reference",
      payout: null,
    },
  },
  document: {
    kind: "text",
    targets: { payment: "payer_document", transfer: null, borrower: null, credit_offer: null, loan: null },
  },
  customer: {
    kind: "text",
    targets: { payment: "customer_id", session: "customer_id", credit_offer: "customer_id", loan: "customer_id" },
  },
  merchant: {
    kind: "text",
    targets: { payment: "merchant_id", transfer: "merchant_id", payout: "merchant_id", credential: "merchant_id" },
  },
  account: {
    kind: "text",
    targets: Object.fromEntries(searchTypes.map((type) => [type, "account"])),
  },
  event: { kind: "text", targets: { delivery: "event_type" } },
  late: { kind: "count", targets: { loan: "days_late" } },
} as const satisfies Readonly<Record<string, SearchOperator>>;

export type OperatorName = keyof typeof searchOperators;
export const operatorNames = Object.keys(searchOperators) as readonly OperatorName[];

export function isOperatorName(name: string): name is OperatorName {
  return Object.hasOwn(searchOperators, name);
}

/** What people write for what it is. */
export const typeNames: Readonly<Record<string, SearchType>> = {
  ...Object.fromEntries(searchTypes.flatMap((type) => [[type, type] as const, [`${type}s`, type] as const])),
  link: "payment_link",
  links: "payment_link",
  offer: "credit_offer",
  offers: "credit_offer",
  deliveries: "delivery",
  endpoint: "webhook_endpoint",
  endpoints: "webhook_endpoint",
};
