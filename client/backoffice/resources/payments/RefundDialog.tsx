import Alert from "@mui/material/Alert";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useDataProvider, useNotify } from "react-admin";
import type { ApprovalView } from "../../../../shared/approvals/approval.schema.ts";
import { formatMoney } from "../../i18n/number-text.ts";
import type { PaymentView, RefundRequest } from "../../../../shared/payments/payment.schema.ts";
import { MoneyText } from "../../fields/MoneyText.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { FigureList } from "./FigureList.tsx";
import { MoneyDialog } from "./MoneyDialog.tsx";
import { MoneyEntryFields } from "./MoneyEntryFields.tsx";
import { ReasonFields } from "./ReasonFields.tsx";
import { useMoneyEntry } from "./use-money-entry.ts";
import { isPayment, useMoneyOperation } from "./use-money-operation.ts";
import { useOperationToast } from "./use-operation-toast.tsx";
import { useReasonEntry } from "./use-reason-entry.ts";
import { useMethodText } from "./use-method-text.ts";

interface RefundDialogProps {
  payment: PaymentView;
  onClose: () => void;
}

/** Gives back part or all of what was captured. */
export function RefundDialog({ payment, onClose }: RefundDialogProps) {
  const words = useWords();
  const methodText = useMethodText();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const announce = useOperationToast();
  const notify = useNotify();
  const { phase, shown, problem, submit } = useMoneyOperation<RefundRequest, PaymentView | ApprovalView>({
    payment,
    send: (request, key) => dataProvider.refund(payment.id, request, key),
    onDone: (answer) => {
      if (isPayment(answer)) announce("refund", answer);
      else notify(words("approval.asked", { amount: formatMoney(answer.amount, payment.currency) }), { type: "info" });
      onClose();
    },
  });
  const { currency, captured, refunded, pending_refund, refundable, approval_above } = shown;
  const entry = useMoneyEntry(shown, "refundable");
  const { wish } = entry;
  const isAboveLimit = approval_above !== null && wish !== null && wish.amount > approval_above;
  const reason = useReasonEntry();
  const [bankReference, setBankReference] = useState("");
  const isTransfer = shown.api === "payments";
  const lacksBankReference = isTransfer && bankReference.trim() === "";

  const reference = isTransfer ? { bank_reference: bankReference.trim() } : {};
  const request: RefundRequest | null =
    wish === null || reason.wish === null || lacksBankReference
      ? null
      : { ...wish, expected_refundable: refundable, ...reason.wish, ...reference };
  const missing =
    entry.mode === "lines" && entry.fault !== null
      ? words(`by_line.${entry.fault}`)
      : reason.reason === null
        ? words("reason.needed")
        : lacksBankReference
          ? words("refund.bank_reference_needed")
          : null;
  const pending = { label: words("refund.pending"), value: <MoneyText amount={pending_refund} currency={currency} /> };

  return (
    <MoneyDialog
      title={words("refund.title")}
      submitLabel={
        wish === null
          ? words("refund.submit")
          : words(isAboveLimit ? "approval.ask" : "refund.submit_amount", {
              amount: formatMoney(wish.amount, currency),
            })
      }
      color="primary"
      isValid={request !== null}
      missing={missing}
      phase={phase}
      problem={problem}
      currency={currency}
      onSubmit={() => submit(request)}
      onClose={onClose}
    >
      <MoneyEntryFields label={words("refund.amount")} entry={entry} currency={currency} />
      <FigureList
        figures={[
          {
            label: words(isTransfer ? "figures.received" : "figures.captured"),
            value: <MoneyText amount={captured} currency={currency} />,
          },
          { label: words("refund.so_far"), value: <MoneyText amount={refunded} currency={currency} /> },
          ...(pending_refund === 0 ? [] : [pending]),
          {
            label: words("figures.refundable"),
            value: <MoneyText amount={refundable} currency={currency} />,
            isStrong: true,
          },
        ]}
      />
      <ReasonFields entry={reason} isResting={phase !== "editing"} />
      {isTransfer && (
        <TextField
          required
          fullWidth
          label={words("refund.bank_reference")}
          helperText={words("refund.bank_reference_hint")}
          value={bankReference}
          onChange={(event) => setBankReference(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 200 } }}
        />
      )}
      <Alert severity={isAboveLimit ? "warning" : "info"} icon={false}>
        {isAboveLimit
          ? words("approval.above_limit", { limit: formatMoney(approval_above, currency) })
          : isTransfer
            ? words("refund.consequence_transfer")
            : words("refund.consequence", { method: methodText(shown) })}
      </Alert>
    </MoneyDialog>
  );
}
