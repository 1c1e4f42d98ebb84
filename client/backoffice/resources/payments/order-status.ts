import type { PaymentStatus } from "../../../../shared/payments/payment-status.ts";

const names = {
  INITIATED: "waiting",
  CAPTURED: "confirmed",
  AUTHORIZATION_VOIDED: "cancelled",
  EXPIRED: "expired",
} as const satisfies Partial<Record<PaymentStatus, string>>;

type OrderStatus = (typeof names)[keyof typeof names];

/** What people call that status of a payment by transfer; null where it is named like any other payment's. */
export function orderStatusOf(status: PaymentStatus): OrderStatus | null {
  return Object.hasOwn(names, status) ? names[status as keyof typeof names] : null;
}
