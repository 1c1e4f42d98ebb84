import TextField from "@mui/material/TextField";
import { useWords } from "../../i18n/use-words.ts";

interface EffectiveDayFieldProps {
  value: string;
  /** What the server said of it. */
  fault: string | undefined;
  /** The first day that can be chosen; any where it is left out. */
  earliest?: string;
  onChange: (day: string) => void;
}

/** From which day on a rate holds. */
export function EffectiveDayField({ value, fault, earliest, onChange }: EffectiveDayFieldProps) {
  const words = useWords();
  return (
    <TextField
      required
      type="date"
      label={words("rates.from")}
      value={value}
      error={fault !== undefined}
      helperText={fault ?? words("rates.day_hint")}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{
        inputLabel: { shrink: true },
        ...(earliest === undefined ? {} : { htmlInput: { min: earliest } }),
      }}
    />
  );
}
