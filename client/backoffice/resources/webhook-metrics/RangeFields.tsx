import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { rangePresets } from "../../dates/date-presets.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { MetricsView } from "./use-metrics-view.ts";

/** Which days: a usual range, or two days of one's own. */
export function RangeFields({ view }: { view: MetricsView }) {
  const words = useWords();
  const [isCustom, setIsCustom] = useState(view.range === "custom");
  return (
    <>
      <TextField
        select
        label={words("metrics.range")}
        value={isCustom ? "custom" : view.range}
        onChange={({ target: { value } }) => {
          const preset = rangePresets.find((name) => name === value);
          setIsCustom(preset === undefined);
          if (preset !== undefined) view.chooseRange(preset);
        }}
        sx={{ minWidth: 150, flexGrow: { xs: 1, sm: 0 } }}
      >
        {rangePresets.map((name) => (
          <MenuItem key={name} value={name}>
            {words(`metrics.ranges.${name}`)}
          </MenuItem>
        ))}
        <MenuItem value="custom">{words("metrics.ranges.custom")}</MenuItem>
      </TextField>
      {isCustom && <CustomDays key={`${view.question.from} ${view.question.to}`} view={view} />}
    </>
  );
}

/** Two days of one's own; they count as soon as they make sense together. */
function CustomDays({ view }: { view: MetricsView }) {
  const words = useWords();
  const [from, setFrom] = useState(view.question.from);
  const [to, setTo] = useState(view.question.to);
  const isBackwards = from !== "" && to !== "" && to < from;
  const choose = (days: { from: string; to: string }) => {
    if (days.from !== "" && days.to !== "" && days.from <= days.to) view.chooseDays(days);
  };
  return (
    <>
      <TextField
        type="date"
        label={words("dates.from")}
        value={from}
        onChange={({ target: { value } }) => setFrom(value)}
        onBlur={() => choose({ from, to })}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <TextField
        type="date"
        label={words("dates.to")}
        value={to}
        error={isBackwards}
        helperText={isBackwards ? words("dates.backwards") : undefined}
        onChange={({ target: { value } }) => {
          setTo(value);
          choose({ from, to: value });
        }}
        slotProps={{ inputLabel: { shrink: true } }}
      />
    </>
  );
}
