import MenuItem from "@mui/material/MenuItem";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import { useWords } from "../../i18n/use-words.ts";
import { validities, type Validity } from "./link-draft.ts";

interface ValidityFieldsProps {
  validity: Validity;
  /** `YYYY-MM-DD`; empty while none is chosen. */
  date: string;
  onValidity: (validity: Validity) => void;
  onDate: (date: string) => void;
}

/** Until when the link can be paid. */
export function ValidityFields({ validity, date, onValidity, onDate }: ValidityFieldsProps) {
  const words = useWords();
  return (
    <Stack direction={{ xs: "column", sm: "row" }} spacing={2}>
      <TextField
        select
        fullWidth
        label={words("link_form.valid_for")}
        value={validity}
        onChange={(event) => onValidity(event.target.value as Validity)}
      >
        {validities.map((value) => (
          <MenuItem key={value} value={value}>
            {words(`link_form.validity.${value}`)}
          </MenuItem>
        ))}
      </TextField>
      {validity === "date" && (
        <TextField
          fullWidth
          type="date"
          label={words("link_form.last_day")}
          value={date}
          onChange={(event) => onDate(event.target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      )}
    </Stack>
  );
}
