import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormHelperText from "@mui/material/FormHelperText";
import Box from "@mui/material/Box";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import { formatMoney } from "../../i18n/number-text.ts";
import { paymentMethod } from "../../../../shared/payments/payment-methods.ts";
import type { CaptureRequest, PaymentView } from "../../../../shared/payments/payment.schema.ts";
import { MoneyText } from "../../fields/MoneyText.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { statusAfterCapture } from "./after-capture.ts";
import { FigureList } from "./FigureList.tsx";
import { MoneyDialog } from "./MoneyDialog.tsx";
import { MoneyEntryFields } from "./MoneyEntryFields.tsx";
import { PaymentStatusChip } from "./PaymentStatusChip.tsx";
import { useMoneyEntry } from "./use-money-entry.ts";
import { useMoneyOperation } from "./use-money-operation.ts";
import { useOperationToast } from "./use-operation-toast.tsx";

interface CaptureDialogProps {
  payment: PaymentView;
  onClose: () => void;
}

/** Takes part or all of what is authorized. */
export function CaptureDialog({ payment, onClose }: CaptureDialogProps) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const announce = useOperationToast();
  const { phase, shown, problem, submit } = useMoneyOperation<CaptureRequest>({
    payment,
    send: (request, key) => dataProvider.capture(payment.id, request, key),
    onDone: (changed) => {
      announce("capture", changed);
      onClose();
    },
  });
  const { currency, authorized, captured, capturable } = shown;
  const entry = useMoneyEntry(shown, "capturable");
  const { wish } = entry;
  const [reference, setReference] = useState("");
  const [isFinal, setIsFinal] = useState(false);

  const left = wish === null ? null : capturable - wish.amount;
  const canBeFinal = paymentMethod(shown.method).hasFinalCapture && left !== null && left > 0;
  const trimmed = reference.trim();
  const request: CaptureRequest | null =
    wish === null
      ? null
      : {
          ...wish,
          expected_capturable: capturable,
          ...(trimmed === "" ? {} : { reference: trimmed }),
          ...(canBeFinal && isFinal ? { final: true } : {}),
        };

  return (
    <MoneyDialog
      title={words("capture.title")}
      submitLabel={
        wish === null
          ? words("capture.submit")
          : words("capture.submit_amount", { amount: formatMoney(wish.amount, currency) })
      }
      color="primary"
      isValid={request !== null}
      missing={entry.mode === "lines" && entry.fault !== null ? words(`by_line.${entry.fault}`) : null}
      phase={phase}
      problem={problem}
      currency={currency}
      onSubmit={() => submit(request)}
      onClose={onClose}
    >
      <MoneyEntryFields label={words("capture.amount")} entry={entry} currency={currency} />
      <FigureList
        figures={[
          { label: words("figures.authorized"), value: <MoneyText amount={authorized} currency={currency} /> },
          { label: words("capture.so_far"), value: <MoneyText amount={captured} currency={currency} /> },
          {
            label: words("capture.left"),
            value: left === null ? "–" : <MoneyText amount={left} currency={currency} />,
            isStrong: true,
          },
          {
            label: words("capture.status_after"),
            value:
              wish === null ? (
                "–"
              ) : (
                <PaymentStatusChip
                  status={statusAfterCapture(shown, { amount: wish.amount, isFinal: canBeFinal && isFinal })}
                />
              ),
          },
        ]}
      />
      {canBeFinal && (
        <Box>
          <FormControlLabel
            control={<Checkbox checked={isFinal} onChange={(event) => setIsFinal(event.target.checked)} />}
            label={words("capture.final")}
          />
          <FormHelperText sx={{ ml: 4, mt: -0.5 }}>
            {words("capture.final_hint", { amount: formatMoney(left, currency) })}
          </FormHelperText>
        </Box>
      )}
      <TextField
        fullWidth
        label={words("capture.reference")}
        value={reference}
        onChange={(event) => setReference(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 200, autoComplete: "off" } }}
      />
    </MoneyDialog>
  );
}
