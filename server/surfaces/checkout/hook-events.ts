import type { PaymentEventType } from "../../../shared/webhooks/payment-event.schema.ts";

const hookEvents: Readonly<Partial<Record<PaymentEventType, readonly string[]>>> = {
  "payment.held": ["checkout_transaction"],
  "payment.authorized": ["checkout_transaction", "checkout_authorization"],
  "payment.received": ["checkout_transaction", "checkout_authorization"],
  "payment.captured": ["checkout_transaction"],
  "payment.voided": ["checkout_transaction"],
  "payment.refunded": ["checkout_transaction"],
};

/**
 * What a hook calls an event of a payment. A payment that ended without money is an authorization
 * that failed; a failed try is none, because the payer may try again.
 */
export function hookEventsOf(type: string, authorized: number): readonly string[] {
  if (type === "payment.ended") return [authorized > 0 ? "checkout_transaction" : "checkout_authorization"];
  return hookEvents[type as PaymentEventType] ?? [];
}

const changes = ["add", "update", "delete"];
const groups = [
  "checkout_token",
  "account_store",
  "account_location",
  "account_payout_destination",
  "receipt",
  "customer",
  "discount",
  "shopping_order",
];

/** Everything that a subscription may name. Kontor tells of the first four. */
export const hookEventTypes: readonly string[] = [
  "checkout_transaction",
  "checkout_authorization",
  "ping",
  "settlement_add",
  "account_add",
  "account_update",
  "approval_payout_destination_update",
  "approval_payout_destination_delete",
  "cdd_case_update",
  "token_add",
  "token_remove",
  "transaction",
  "wallet_transaction",
  ...groups.flatMap((group) => changes.map((change) => `${group}_${change}`)),
];
