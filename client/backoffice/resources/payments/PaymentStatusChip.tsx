import type { PaymentApi, PaymentStatus } from "../../../../shared/payments/payment-status.ts";
import { StatusChip, type StatusLook } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { orderStatusOf } from "./order-status.ts";
import { paymentStatusLooks } from "./payment-status-looks.ts";

interface PaymentStatusChipProps {
  status: PaymentStatus;
  /** A payment by transfer is an order that waits for money, and its statuses are named for that. */
  api?: PaymentApi;
}

export function PaymentStatusChip({ status, api = "checkout" }: PaymentStatusChipProps) {
  const words = useWords();
  const look: StatusLook = paymentStatusLooks[status];
  const ofOrder = api === "payments" ? orderStatusOf(status) : null;
  const label = ofOrder === null ? words(`payment_status.${status}`) : words(`order_status.${ofOrder}`);
  return <StatusChip label={label} look={look} />;
}
