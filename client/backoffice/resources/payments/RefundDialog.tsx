import Alert from "@mui/material/Alert";
import { useDataProvider } from "react-admin";
import { formatMoney } from "../../../../shared/money.ts";
import type { PaymentView, RefundRequest } from "../../../../shared/payments/payment.schema.ts";
import { MoneyText } from "../../fields/MoneyText.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { AmountInput } from "./AmountInput.tsx";
import { FigureList } from "./FigureList.tsx";
import { methodText } from "./method-text.ts";
import { MoneyDialog } from "./MoneyDialog.tsx";
import { ReasonFields } from "./ReasonFields.tsx";
import { useAmountEntry } from "./use-amount-entry.ts";
import { useMoneyOperation } from "./use-money-operation.ts";
import { useOperationToast } from "./use-operation-toast.tsx";
import { useReasonEntry } from "./use-reason-entry.ts";

interface RefundDialogProps {
  payment: PaymentView;
  onClose: () => void;
}

/** Gives back part or all of what was captured. */
export function RefundDialog({ payment, onClose }: RefundDialogProps) {
  const words = useWords();
  const { currency, captured, refunded, pending_refund, refundable } = payment;
  const { value, entry, change, setMax } = useAmountEntry(refundable, currency);
  const reason = useReasonEntry();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const announce = useOperationToast();
  const { phase, problem, submit } = useMoneyOperation<RefundRequest>({
    payment,
    send: (request, key) => dataProvider.refund(payment.id, request, key),
    onDone: (changed) => {
      announce("refund", changed);
      onClose();
    },
  });

  const send = () => {
    if (entry.amount === null || reason.wish === null) return;
    submit({ amount: entry.amount, expected_refundable: refundable, ...reason.wish });
  };
  const pending = { label: words("refund.pending"), value: <MoneyText amount={pending_refund} currency={currency} /> };

  return (
    <MoneyDialog
      title={words("refund.title")}
      submitLabel={
        entry.amount === null
          ? words("refund.submit")
          : words("refund.submit_amount", { amount: formatMoney(entry.amount, currency) })
      }
      color="primary"
      isValid={entry.amount !== null && reason.wish !== null}
      missing={reason.reason === null ? words("reason.needed") : null}
      phase={phase}
      problem={problem}
      currency={currency}
      onSubmit={send}
      onClose={onClose}
    >
      <AmountInput
        label={words("refund.amount")}
        value={value}
        max={refundable}
        currency={currency}
        problem={entry.problem}
        onChange={change}
        onSetMax={setMax}
      />
      <FigureList
        figures={[
          { label: words("figures.captured"), value: <MoneyText amount={captured} currency={currency} /> },
          { label: words("refund.so_far"), value: <MoneyText amount={refunded} currency={currency} /> },
          ...(pending_refund === 0 ? [] : [pending]),
          {
            label: words("figures.refundable"),
            value: <MoneyText amount={refundable} currency={currency} />,
            isStrong: true,
          },
        ]}
      />
      <ReasonFields entry={reason} />
      <Alert severity="info" icon={false}>
        {words("refund.consequence", { method: methodText(payment) })}
      </Alert>
    </MoneyDialog>
  );
}
