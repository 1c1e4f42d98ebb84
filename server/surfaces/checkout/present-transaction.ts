import type { Instrument } from "../../../shared/payments/payment.schema.ts";
import type { SettlementStatus } from "../../../shared/payments/settlement-status.ts";
import type { OperationRecord, PaymentRecord } from "../../payments/payment.record.ts";
import type { SettledOperationRow } from "../../settlements/read-settlement.service.ts";
import { presentEvents } from "./present-transaction-events.ts";
import { withSettlements } from "./settlement-events.ts";

export interface TransactionInput {
  payment: PaymentRecord;
  operations: readonly OperationRecord[];
  /** The session as the wire presents it; shown when `includes` asks for it. */
  session?: Readonly<Record<string, unknown>>;
  /** How much of it was paid out, where that is known. */
  settlements?: SettledState;
  /** The token of its card, with its secrets where they were asked for. */
  token?: Readonly<Record<string, string>>;
}

/** Where a transaction's money is on its way to the shop's bank. */
export interface SettledState {
  status: SettlementStatus;
  rows: readonly SettledOperationRow[];
}

/** Parts of `details` that the wire shows at the top level, as they were copied from the session. */
const copied = [
  "items",
  "shipping_option",
  "shipping_address",
  "billing_address",
  "store",
  "customer",
  "checkboxes",
  "gift_cards",
  "customer_ip",
  "user_agent",
  "payout_destination_id",
  "platform_type",
  "payment_operation",
  "dynamic_descriptor",
] as const;

/**
 * A payment as the checkout wire's transaction, with the names and the order of section 6 of the
 * public documentation. There are no running totals on this wire: callers add up successful events.
 *
 * @param includes names of the parts that are left out unless asked for, such as `session`.
 */
export function presentTransaction(
  input: TransactionInput,
  includes: ReadonlySet<string> = new Set(),
): Record<string, unknown> {
  const { payment, operations, session, settlements, token = {} } = input;
  const { details, instrument } = payment;
  return {
    id: payment.id,
    ...(payment.session_id === null ? {} : { session_id: payment.session_id }),
    status: payment.status,
    amount: payment.amount,
    currency: payment.currency,
    merchant_reference: payment.merchant_reference,
    merchant_reference_2: payment.merchant_reference_2 ?? "",
    payment_product: payment.method.split(".")[0],
    payment_product_type: payment.method,
    channel: details["channel"] ?? "ecommerce",
    ...(instrument?.shown?.kind === "card" ? { card: { ...presentCard(instrument.shown), ...token } } : {}),
    ...pick(details, copied),
    ...("url" in details ? { url: details["url"] } : {}),
    metadata: details["metadata"] ?? {},
    settlement_status: settlements?.status ?? "NOT_SETTLED",
    events: withSettlements(presentEvents(payment, operations, includes), input),
    ...(includes.has("initiating_system_request_headers")
      ? { initiating_system_request_headers: details["initiating_system_request_headers"] ?? {} }
      : {}),
    ...(session !== undefined && (includes.has("session") || includes.has("session.events.latest")) ? { session } : {}),
    created_at: payment.created_at,
    updated_at: payment.updated_at,
  };
}

const brands: Readonly<Record<string, string>> = { visa: "Visa", mastercard: "MasterCard" };

function presentCard(card: Instrument): Record<string, unknown> {
  const entries = {
    brand: card.brand === undefined ? undefined : (brands[card.brand.toLowerCase()] ?? card.brand),
    masked_pan: card.masked_pan,
    expiry_date: card.expiry,
    type: "Debit",
    authentication_status: card.authentication_status,
    eci: card.eci,
    three_ds_version: card.three_ds_version,
  };
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}

function pick(source: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => source[name] !== undefined).map((name) => [name, source[name]]));
}
