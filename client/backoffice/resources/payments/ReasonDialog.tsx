import Alert from "@mui/material/Alert";
import type { PaymentView, VoidRequest } from "../../../../shared/payments/payment.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import { MoneyDialog } from "./MoneyDialog.tsx";
import { ReasonFields } from "./ReasonFields.tsx";
import { useMoneyOperation } from "./use-money-operation.ts";
import { useReasonEntry } from "./use-reason-entry.ts";

interface ReasonDialogProps {
  payment: PaymentView;
  title: string;
  /** What the button says, and what it leads to in a sentence. */
  describe: (payment: PaymentView) => { submitLabel: string; consequence: string };
  send: (request: VoidRequest, key: string) => Promise<PaymentView>;
  onDone: (changed: PaymentView) => void;
  onClose: () => void;
}

/** Ends something of a payment as a whole, for which all that is asked is a reason. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { payment, title, describe, send, onDone, onClose } = props;
  const words = useWords();
  const reason = useReasonEntry();
  const { phase, shown, problem, submit } = useMoneyOperation<VoidRequest>({ payment, send, onDone });
  const { submitLabel, consequence } = describe(shown);
  return (
    <MoneyDialog
      title={title}
      submitLabel={submitLabel}
      color="error"
      isValid={reason.wish !== null}
      missing={reason.reason === null ? words("reason.needed") : null}
      phase={phase}
      problem={problem}
      currency={payment.currency}
      onSubmit={() => submit(reason.wish)}
      onClose={onClose}
    >
      <Alert severity="warning" icon={false}>
        {consequence}
      </Alert>
      <ReasonFields entry={reason} isFirstField isResting={phase !== "editing"} />
    </MoneyDialog>
  );
}
