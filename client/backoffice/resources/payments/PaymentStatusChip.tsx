import type { PaymentStatus } from "../../../../shared/payments/payment-status.ts";
import { StatusChip } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { paymentStatusLooks } from "./payment-status-looks.ts";

export function PaymentStatusChip({ status }: { status: PaymentStatus }) {
  const words = useWords();
  return <StatusChip label={words(`payment_status.${status}`)} look={paymentStatusLooks[status]} />;
}
