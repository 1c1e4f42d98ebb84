import Alert from "@mui/material/Alert";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { LoanView } from "../../../../shared/lending/loan.schema.ts";
import { formatMoney } from "../../i18n/number-text.ts";
import { dayText } from "../../dates/day-text.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { newIdempotencyKey } from "../../providers/idempotency-key.ts";
import { AmountInput } from "../payments/AmountInput.tsx";
import { useServerAction } from "../use-server-action.ts";
import { BookingPreview } from "./BookingPreview.tsx";
import { useBookingDraft } from "./use-booking-draft.ts";

/** Books money that came, showing what it will pay while the amount is typed. */
export function BookPaymentDialog({ loan, onClose }: { loan: LoanView; onClose: () => void }) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [idempotencyKey] = useState(newIdempotencyKey);
  const draft = useBookingDraft(loan);
  const { field, day, dayBlocker, preview, reference, note } = draft;
  const { amount, problem } = field.entry;
  const action = useServerAction({
    call: (wish: Parameters<KontorDataProvider["bookLoanPayment"]>[1]) =>
      dataProvider.bookLoanPayment(loan.id, wish, idempotencyKey),
    refreshes: ["loans", "portfolio"],
    said: words("book.done"),
    onDone: onClose,
  });
  const isValid = amount !== null && preview !== null && reference.trim() !== "";
  const missing = day === "" ? "book.needed_day" : amount === null ? "book.needed_amount" : "book.needed_reference";
  const send = () => {
    if (amount === null) return;
    action.run({
      amount,
      paid_on: day,
      reference: reference.trim(),
      ...(note.trim() === "" ? {} : { note: note.trim() }),
      ...(loan.outstanding === null ? {} : { expected_outstanding: loan.outstanding }),
    });
  };
  return (
    <FormDialog
      title={words("book.title")}
      submitLabel={
        amount === null ? words("book.submit_none") : words("book.submit", { amount: formatMoney(amount, "BRL") })
      }
      isValid={isValid}
      missing={dayBlocker === null ? words(missing) : null}
      isWaiting={action.isWaiting}
      isDirty={draft.isDirty}
      error={action.error}
      onSubmit={send}
      onClose={onClose}
    >
      <AmountInput
        label={words("book.amount")}
        value={field.value}
        max={draft.limit}
        currency="BRL"
        problem={problem}
        onChange={field.change}
        onSetMax={field.setMax}
      />
      <TextField
        required
        fullWidth
        type="date"
        label={words("book.day")}
        value={day}
        error={dayBlocker !== null}
        helperText={
          dayBlocker === null ? undefined : words(`book.${dayBlocker.code}`, { day: dayText(dayBlocker.day) })
        }
        onChange={(event) => draft.changeDay(event.target.value)}
        slotProps={{
          inputLabel: { shrink: true },
          htmlInput: { max: loan.today, min: loan.disbursed_on ?? undefined },
        }}
      />
      <TextField
        required
        fullWidth
        label={words("book.reference")}
        helperText={words("book.reference_hint")}
        value={reference}
        onChange={(event) => draft.changeReference(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 200, autoComplete: "off" } }}
      />
      <TextField
        fullWidth
        multiline
        label={words("book.note")}
        value={note}
        onChange={(event) => draft.changeNote(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
      {preview !== null && <BookingPreview loan={loan} preview={preview} />}
      {preview?.leftAfter === 0 && <Alert severity="info">{words("book.finishes")}</Alert>}
    </FormDialog>
  );
}
