import Button from "@mui/material/Button";
import InputAdornment from "@mui/material/InputAdornment";
import TextField from "@mui/material/TextField";
import { formatMoney } from "../../i18n/number-text.ts";
import { focusWhenMounted } from "../../fields/focus-when-mounted.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { AmountProblem } from "./amount-entry.ts";

interface AmountInputProps {
  label: string;
  /** What was typed, in major units. */
  value: string;
  /** Minor units. */
  max: number;
  currency: string;
  problem: AmountProblem | null;
  onChange: (value: string) => void;
  onSetMax: () => void;
}

/** An amount in major units with its limit. */
export function AmountInput({ label, value, max, currency, problem, onChange, onSetMax }: AmountInputProps) {
  const words = useWords();
  const limit = formatMoney(max, currency);
  return (
    <TextField
      inputRef={focusWhenMounted}
      fullWidth
      required
      label={label}
      value={value}
      error={problem !== null}
      helperText={
        problem === null ? words("amount.at_most", { limit }) : words(`amount.${problem}`, { limit, currency })
      }
      onChange={(event) => onChange(event.target.value)}
      onFocus={(event) => event.target.select()}
      slotProps={{
        htmlInput: {
          inputMode: "decimal",
          autoComplete: "off",
          "aria-invalid": problem !== null,
          style: { fontVariantNumeric: "tabular-nums", fontSize: "1.125rem", fontWeight: 600 },
        },
        formHelperText: { role: problem === null ? undefined : "alert" },
        input: {
          endAdornment: (
            <InputAdornment position="end">
              {currency}
              <Button size="small" onClick={onSetMax} sx={{ ml: 1, minHeight: 28 }}>
                {words("amount.set_max")}
              </Button>
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
