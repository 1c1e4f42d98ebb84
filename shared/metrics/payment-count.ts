/**
 * What is counted of payments, hour by hour. `tried` and `approved` are payments: the first answer of the gateway to a
 * wish to reserve money, and the first yes. The others are operations with their money.
 */
export const paymentCounts = [
  "created",
  "tried",
  "approved",
  "authorized",
  "captured",
  "capture_failed",
  "refunded",
  "voided",
] as const;
export type PaymentCount = (typeof paymentCounts)[number];

/**
 * What the reports count besides. Many carry a label, which says of what kind: a reason, a person, a method, or the
 * bucket of a length of time. `reserved`, `reserved_taken`, `taken` and `taken_refunded` belong to the hour in which the
 * money of the payment was first reserved, or first taken, whenever they happened, so that one is a share of the other.
 */
export const reportCounts = [
  /** Payments whose payer was answered by the gateway for the first time; transfers ask nobody. */
  "reached",
  /** Payments refused for the first time, by the reason of that. */
  "refused",
  "reserved",
  "reserved_taken",
  /** Payments captured for the first time, by the seconds since their money was reserved. */
  "capture_time",
  "taken",
  "taken_refunded",
  "refund_reason",
  "refund_person",
  /** Payments by transfer, by method, in the hour in which they were made. */
  "transfer_created",
  "transfer_expired",
  /** Transfers that found their payment, by method and by the seconds that it had waited. */
  "transfer_time",
] as const;
export type ReportCount = (typeof reportCounts)[number];

/**
 * How far the sessions of an hour came, whenever they did: each session is counted once in every step that it took.
 * Abandoned are those that were opened and ended without an authorization, expired those that were never opened.
 */
export const sessionCounts = [
  "session_created",
  "session_opened",
  "session_method_chosen",
  "session_authorized",
  "session_captured",
  "session_abandoned",
  "session_expired",
] as const;
export type SessionCount = (typeof sessionCounts)[number];

/** Of what is counted without money: the ISO 4217 code for no currency. */
export const noCurrency = "XXX";

/** Everything that is counted by the hour of an account and a currency. */
export type HourlyCount = PaymentCount | ReportCount | SessionCount;
