import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { AddIofRate } from "../../../../shared/lending/lending-rates.schema.ts";
import { iofBorrowerKinds } from "../../../../shared/lending/lending-states.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";
import { EffectiveDayField } from "./EffectiveDayField.tsx";
import { type IofDraft, readIof } from "./rates-draft.ts";

const empty: IofDraft = { from: "", kind: "company", daily: "", flat: "", max: "", source: "" };

/** Another rate of the tax from a day on, which holds for every account. */
export function IofRateDialog({ account, onClose }: { account: string; onClose: () => void }) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [draft, setDraft] = useState(empty);
  const { rate, gap } = readIof(draft);
  const action = useServerAction({
    call: (wish: AddIofRate) => dataProvider.addIofRate(account, wish),
    refreshes: ["lending-rates"],
    said: words("rates.iof_added"),
    onDone: onClose,
  });
  const faults = action.error?.fields ?? {};
  const typed = (name: "daily" | "flat" | "max" | "source", field: string, hint?: string) => (
    <TextField
      required={name !== "max"}
      label={words(`rates.form.${name}`)}
      value={draft[name]}
      error={faults[field] !== undefined}
      helperText={faults[field] ?? hint}
      onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
      slotProps={{
        htmlInput: { autoComplete: "off", maxLength: 500, ...(name === "source" ? {} : { inputMode: "decimal" }) },
      }}
    />
  );
  return (
    <FormDialog
      title={words("rates.add_iof")}
      submitLabel={words("rates.add")}
      isValid={rate !== null}
      missing={gap === null ? null : words(`rates.missing.${gap}`)}
      isWaiting={action.isWaiting}
      isDirty={JSON.stringify(draft) !== JSON.stringify(empty)}
      error={action.error}
      onSubmit={() => {
        if (rate !== null) action.run(rate);
      }}
      onClose={onClose}
    >
      <Typography variant="body2" sx={{ color: "text.secondary" }}>
        {words("rates.iof_text")}
      </Typography>
      <EffectiveDayField
        value={draft.from}
        fault={faults["effective_from"]}
        onChange={(from) => setDraft({ ...draft, from })}
      />
      <TextField
        select
        label={words("rates.kind")}
        value={draft.kind}
        onChange={(event) => setDraft({ ...draft, kind: event.target.value as IofDraft["kind"] })}
      >
        {iofBorrowerKinds.map((kind) => (
          <MenuItem key={kind} value={kind}>
            {words(`rates.borrower.${kind}`)}
          </MenuItem>
        ))}
      </TextField>
      {typed("daily", "daily_ppb")}
      {typed("flat", "flat_ppm")}
      {draft.kind !== "company" && typed("max", "operation_max", words("rates.max_hint"))}
      {typed("source", "source")}
    </FormDialog>
  );
}
