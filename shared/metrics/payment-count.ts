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
