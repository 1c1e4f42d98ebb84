import Alert from "@mui/material/Alert";
import { useDataProvider } from "react-admin";
import { formatMoney } from "../../../../shared/money.ts";
import type { PaymentView, RefundRequest } from "../../../../shared/payments/payment.schema.ts";
import { MoneyText } from "../../fields/MoneyText.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { FigureList } from "./FigureList.tsx";
import { methodText } from "./method-text.ts";
import { MoneyDialog } from "./MoneyDialog.tsx";
import { MoneyEntryFields } from "./MoneyEntryFields.tsx";
import { ReasonFields } from "./ReasonFields.tsx";
import { useMoneyEntry } from "./use-money-entry.ts";
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
  const entry = useMoneyEntry(payment, "refundable");
  const { wish } = entry;
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
    if (wish === null || reason.wish === null) return;
    submit({ ...wish, expected_refundable: refundable, ...reason.wish });
  };
  const missing =
    entry.mode === "lines" && entry.total === null
      ? words("by_line.needed")
      : reason.reason === null
        ? words("reason.needed")
        : null;
  const pending = { label: words("refund.pending"), value: <MoneyText amount={pending_refund} currency={currency} /> };

  return (
    <MoneyDialog
      title={words("refund.title")}
      submitLabel={
        wish === null
          ? words("refund.submit")
          : words("refund.submit_amount", { amount: formatMoney(wish.amount, currency) })
      }
      color="primary"
      isValid={wish !== null && reason.wish !== null}
      missing={missing}
      phase={phase}
      problem={problem}
      currency={currency}
      onSubmit={send}
      onClose={onClose}
    >
      <MoneyEntryFields label={words("refund.amount")} entry={entry} currency={currency} />
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
