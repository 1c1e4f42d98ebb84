import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { AddFeeRate } from "../../../../shared/lending/lending-rates.schema.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";
import { EffectiveDayField } from "./EffectiveDayField.tsx";
import { readFee } from "./rates-draft.ts";

interface FeeRateDialogProps {
  account: string;
  /** Of the account's clock. */
  today: string;
  onClose: () => void;
}

/** Another fee from a day on. */
export function FeeRateDialog({ account, today, onClose }: FeeRateDialogProps) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [draft, setDraft] = useState({ from: "", fee: "", note: "" });
  const { rate, gap } = readFee(draft);
  const action = useServerAction({
    call: (wish: AddFeeRate) => dataProvider.addFeeRate(account, wish),
    refreshes: ["lending-rates"],
    said: words("rates.fee_added"),
    onDone: onClose,
  });
  const faults = action.error?.fields ?? {};
  return (
    <FormDialog
      title={words("rates.add_fee")}
      submitLabel={words("rates.add")}
      isValid={rate !== null}
      missing={gap === null ? null : words(`rates.missing.${gap}`)}
      isWaiting={action.isWaiting}
      isDirty={draft.from !== "" || draft.fee !== "" || draft.note !== ""}
      error={action.error}
      onSubmit={() => {
        if (rate !== null) action.run(rate);
      }}
      onClose={onClose}
    >
      <Typography variant="body2" sx={{ color: "text.secondary" }}>
        {words("rates.fee_text")}
      </Typography>
      <EffectiveDayField
        value={draft.from}
        fault={faults["effective_from"]}
        earliest={today}
        onChange={(from) => setDraft({ ...draft, from })}
      />
      <TextField
        required
        label={words("rates.fee_percent")}
        value={draft.fee}
        error={faults["fee_ppm"] !== undefined}
        helperText={faults["fee_ppm"]}
        onChange={(event) => setDraft({ ...draft, fee: event.target.value })}
        slotProps={{ htmlInput: { inputMode: "decimal", autoComplete: "off" } }}
      />
      <TextField
        required
        label={words("rates.note_why")}
        value={draft.note}
        onChange={(event) => setDraft({ ...draft, note: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </FormDialog>
  );
}
