import FormHelperText from "@mui/material/FormHelperText";
import MenuItem from "@mui/material/MenuItem";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import { useId } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { type OwnOverlap, ownSeconds } from "./overlap-choices.ts";

interface OwnOverlapFieldsProps {
  value: OwnOverlap;
  secondsMax: number;
  onChange: (value: OwnOverlap) => void;
}

const units = ["second", "minute", "hour"] as const satisfies readonly OwnOverlap["unit"][];

/** A number and its unit, for how long an old secret goes on signing. */
export function OwnOverlapFields({ value, secondsMax, onChange }: OwnOverlapFieldsProps) {
  const words = useWords();
  const hintId = useId();
  const isWrong = ownSeconds(value, secondsMax) === null;
  return (
    <>
      <Stack direction="row" sx={{ gap: 1, mt: 1 }}>
        <TextField
          autoFocus
          label={words("rotation.own_length")}
          value={value.length}
          error={isWrong}
          onChange={(event) => onChange({ ...value, length: event.target.value })}
          slotProps={{ htmlInput: { inputMode: "numeric", maxLength: 9, "aria-describedby": hintId } }}
          sx={{ flex: 1 }}
        />
        <TextField
          select
          label={words("rotation.own_unit")}
          value={value.unit}
          onChange={(event) =>
            onChange({ ...value, unit: units.find((unit) => unit === event.target.value) ?? "hour" })
          }
          sx={{ flex: 1 }}
        >
          {units.map((unit) => (
            <MenuItem key={unit} value={unit}>
              {words(`rotation.unit.${unit}`)}
            </MenuItem>
          ))}
        </TextField>
      </Stack>
      <FormHelperText id={hintId} error={isWrong} sx={{ mx: 0 }}>
        {words("rotation.own_limit", { hours: secondsMax / 3_600 })}
      </FormHelperText>
    </>
  );
}
