import Box from "@mui/material/Box";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import { useWords } from "../../i18n/use-words.ts";
import { AmountInput } from "./AmountInput.tsx";
import { LinePicker } from "./LinePicker.tsx";
import type { MoneyEntry } from "./use-money-entry.ts";

interface MoneyEntryFieldsProps {
  label: string;
  entry: MoneyEntry;
  currency: string;
}

/** An amount to type or, where the order has lines, lines to choose. */
export function MoneyEntryFields({ label, entry, currency }: MoneyEntryFieldsProps) {
  const words = useWords();
  const { field } = entry;
  return (
    <>
      {entry.hasLines && (
        <Box>
          <ToggleButtonGroup
            exclusive
            size="small"
            color="primary"
            value={entry.mode}
            aria-label={words("by_line.choose")}
            onChange={(_event, mode: MoneyEntry["mode"] | null) => {
              if (mode !== null) entry.setMode(mode);
            }}
          >
            <ToggleButton value="amount">{words("by_line.by_amount")}</ToggleButton>
            <ToggleButton value="lines">{words("by_line.by_line")}</ToggleButton>
          </ToggleButtonGroup>
        </Box>
      )}
      {entry.mode === "lines" && entry.hasLines ? (
        <LinePicker entry={entry} currency={currency} />
      ) : (
        <AmountInput
          label={label}
          value={field.value}
          max={entry.limit}
          currency={currency}
          problem={field.entry.problem}
          onChange={field.change}
          onSetMax={field.setMax}
        />
      )}
    </>
  );
}
