import { useDataProvider, useNotify } from "react-admin";
import { formatMoney } from "../../i18n/number-text.ts";
import type { PaymentView } from "../../../../shared/payments/payment.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { ReasonDialog } from "./ReasonDialog.tsx";

interface CancelDialogProps {
  payment: PaymentView;
  onClose: () => void;
}

/** Calls an order off that still waits for its transfer. */
export function CancelDialog({ payment, onClose }: CancelDialogProps) {
  const words = useWords();
  const notify = useNotify();
  const dataProvider = useDataProvider<KontorDataProvider>();
  return (
    <ReasonDialog
      payment={payment}
      title={words("cancel_order.title")}
      describe={({ amount, currency }) => ({
        submitLabel: words("cancel_order.submit"),
        consequence: words("cancel_order.consequence", { amount: formatMoney(amount, currency) }),
      })}
      send={(request, key) => dataProvider.cancelPayment(payment.id, request, key)}
      onDone={() => {
        notify(words("cancel_order.done"), { type: "success" });
        onClose();
      }}
      onClose={onClose}
    />
  );
}
