import Alert from "@mui/material/Alert";
import { useDataProvider } from "react-admin";
import { formatMoney } from "../../../../shared/money.ts";
import type { PaymentView, VoidRequest } from "../../../../shared/payments/payment.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { methodText } from "./method-text.ts";
import { MoneyDialog } from "./MoneyDialog.tsx";
import { ReasonFields } from "./ReasonFields.tsx";
import { useMoneyOperation } from "./use-money-operation.ts";
import { useOperationToast } from "./use-operation-toast.tsx";
import { useReasonEntry } from "./use-reason-entry.ts";

interface VoidDialogProps {
  payment: PaymentView;
  onClose: () => void;
}

/** Releases what is authorized and not captured, all of it. */
export function VoidDialog({ payment, onClose }: VoidDialogProps) {
  const words = useWords();
  const reason = useReasonEntry();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const announce = useOperationToast();
  const { phase, problem, submit } = useMoneyOperation<VoidRequest>({
    payment,
    send: (request, key) => dataProvider.void(payment.id, request, key),
    onDone: (changed) => {
      announce("void", changed);
      onClose();
    },
  });
  const amount = formatMoney(payment.capturable, payment.currency);

  return (
    <MoneyDialog
      title={words("void.title")}
      submitLabel={words("void.submit_amount", { amount })}
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
        {words(payment.captured > 0 ? "void.consequence_rest" : "void.consequence", {
          amount,
          method: methodText(payment),
        })}
      </Alert>
      <ReasonFields entry={reason} isFirstField />
    </MoneyDialog>
  );
}
