import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { moneyReasons } from "../../../../shared/payments/reasons.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { ReasonEntry } from "./use-reason-entry.ts";

interface ReasonFieldsProps {
  entry: ReasonEntry;
  isFirstField?: boolean;
  /** While an answer is awaited: a choice is no form control, so that a disabled fieldset leaves it open. */
  isResting?: boolean;
}

/** Why money goes back or is released. "Other" says nothing, so it wants a note. */
export function ReasonFields({ entry, isFirstField = false, isResting = false }: ReasonFieldsProps) {
  const words = useWords();
  return (
    <>
      <TextField
        select
        required
        fullWidth
        autoFocus={isFirstField}
        disabled={isResting}
        label={words("reason.label")}
        value={entry.reason ?? ""}
        onChange={(event) => entry.choose(moneyReasons.find((reason) => reason === event.target.value) ?? null)}
      >
        {moneyReasons.map((reason) => (
          <MenuItem key={reason} value={reason}>
            {words(`reason.${reason}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        fullWidth
        multiline
        minRows={2}
        required={entry.needsNote}
        label={words("reason.note")}
        value={entry.note}
        error={entry.lacksNote}
        helperText={entry.lacksNote ? words("reason.note_needed") : words("reason.note_hint")}
        onChange={(event) => entry.write(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </>
  );
}
