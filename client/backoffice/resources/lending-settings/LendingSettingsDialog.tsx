import FormControlLabel from "@mui/material/FormControlLabel";
import Switch from "@mui/material/Switch";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { LendingSettingsView } from "../../../../shared/lending/lending-settings.schema.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { LendingSettingsChange } from "../../providers/borrower-provider.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";
import { draftOf, readDraft } from "./settings-draft.ts";
import { TemplateFields } from "./TemplateFields.tsx";

interface LendingSettingsDialogProps {
  settings: LendingSettingsView;
  onClose: () => void;
}

/** Changes the version that was on the screen when it was opened; a newer one is refused by the server. */
export function LendingSettingsDialog({ settings, onClose }: LendingSettingsDialogProps) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [opened] = useState(settings);
  const [draft, setDraft] = useState(() => draftOf(settings));
  const { change, faults } = readDraft(draft, opened);
  const action = useServerAction({
    call: (wish: LendingSettingsChange) => dataProvider.changeLendingSettings(opened.id, wish, opened.version),
    refreshes: ["lending-settings"],
    said: words("lending_settings.saved"),
    onDone: onClose,
  });
  const isStale = action.error?.code === "precondition_failed";
  const error = isStale ? { message: words("lending_settings.conflict") } : action.error;
  const typed = (
    field: "signingHours" | "stuckHours" | "clockDays",
    texts: { label: string; hint?: string; wrong: string },
  ) => (
    <TextField
      label={texts.label}
      value={draft[field]}
      error={faults.some((one) => one === field)}
      helperText={faults.some((one) => one === field) ? texts.wrong : texts.hint}
      onChange={(event) => setDraft({ ...draft, [field]: event.target.value })}
      slotProps={{ htmlInput: { inputMode: "decimal", autoComplete: "off" } }}
    />
  );
  return (
    <FormDialog
      title={words("lending_settings.form_title")}
      submitLabel={words("lending_settings.save")}
      isValid={change !== null && !isStale}
      missing={change === null ? words("lending_settings.faulty") : null}
      isWaiting={action.isWaiting}
      isDirty={change === null || Object.keys(change).length > 0}
      error={error}
      onSubmit={() => {
        if (change !== null) action.run(change);
      }}
      onClose={onClose}
    >
      <Typography variant="body2" sx={{ color: "text.secondary" }}>
        {words("lending_settings.form_hint")}
      </Typography>
      {typed("signingHours", {
        label: words("lending_settings.form_signing"),
        wrong: words("lending_settings.wrong_hours"),
      })}
      {typed("stuckHours", {
        label: words("alert_settings.form_stuck"),
        hint: words("alert_settings.form_stuck_hint"),
        wrong: words("lending_settings.wrong_hours"),
      })}
      <FormControlLabel
        label={words("lending_settings.form_late")}
        control={
          <Switch
            checked={draft.chargesLateFees}
            onChange={(_event, chargesLateFees) => setDraft({ ...draft, chargesLateFees })}
          />
        }
      />
      {opened.is_sandbox &&
        typed("clockDays", {
          label: words("lending_settings.form_clock"),
          hint: words("lending_settings.form_clock_hint"),
          wrong: words("lending_settings.wrong_days"),
        })}
      <TemplateFields draft={draft} faults={faults} onChange={(kycItems) => setDraft({ ...draft, kycItems })} />
    </FormDialog>
  );
}
