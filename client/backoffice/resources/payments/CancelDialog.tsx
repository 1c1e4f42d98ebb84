import Alert from "@mui/material/Alert";
import { useDataProvider, useNotify } from "react-admin";
import { formatMoney } from "../../../../shared/money.ts";
import type { PaymentView, VoidRequest } from "../../../../shared/payments/payment.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { MoneyDialog } from "./MoneyDialog.tsx";
import { ReasonFields } from "./ReasonFields.tsx";
import { useMoneyOperation } from "./use-money-operation.ts";
import { useReasonEntry } from "./use-reason-entry.ts";

interface CancelDialogProps {
  payment: PaymentView;
  onClose: () => void;
}

/** Calls an order off that still waits for its transfer. */
export function CancelDialog({ payment, onClose }: CancelDialogProps) {
  const words = useWords();
  const notify = useNotify();
  const reason = useReasonEntry();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const { phase, problem, submit } = useMoneyOperation<VoidRequest>({
    payment,
    send: (request, key) => dataProvider.cancelPayment(payment.id, request, key),
    onDone: () => {
      notify(words("cancel_order.done"), { type: "success" });
      onClose();
    },
  });
  return (
    <MoneyDialog
      title={words("cancel_order.title")}
      submitLabel={words("cancel_order.submit")}
      color="error"
      isValid={reason.wish !== null}
      missing={reason.reason === null ? words("reason.needed") : null}
      phase={phase}
      problem={problem}
      currency={payment.currency}
      onSubmit={() => {
        if (reason.wish !== null) submit(reason.wish);
      }}
      onClose={onClose}
    >
      <Alert severity="warning" icon={false}>
        {words("cancel_order.consequence", { amount: formatMoney(payment.amount, payment.currency) })}
      </Alert>
      <ReasonFields entry={reason} isFirstField />
    </MoneyDialog>
  );
}
