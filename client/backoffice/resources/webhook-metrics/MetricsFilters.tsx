import MenuItem from "@mui/material/MenuItem";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import type { MeasuredEndpoint } from "../../../../shared/metrics/webhook-metrics.schema.ts";
import { rangePresets } from "../../dates/date-presets.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useEndpointName } from "./use-endpoint-name.ts";
import type { MetricsView } from "./use-metrics-view.ts";

const everyEndpoint = "all";

/** Which days, and of which endpoint. */
export function MetricsFilters({ view, endpoints }: { view: MetricsView; endpoints: readonly MeasuredEndpoint[] }) {
  const words = useWords();
  const endpointName = useEndpointName();
  const [isCustom, setIsCustom] = useState(view.range === "custom");
  const { endpointId } = view.question;
  const isKnown = endpointId === null || endpoints.some(({ id }) => id === endpointId);
  return (
    <Stack direction="row" role="group" aria-label={words("list.filters")} sx={{ flexWrap: "wrap", gap: 1.5, mb: 2 }}>
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
      <TextField
        select
        label={words("metrics.endpoint")}
        value={isKnown ? (endpointId ?? everyEndpoint) : ""}
        onChange={({ target: { value } }) => view.chooseEndpoint(value === everyEndpoint ? null : value)}
        sx={{ minWidth: 220, maxWidth: { xs: "100%", sm: 420 }, flexGrow: { xs: 1, sm: 0 } }}
      >
        <MenuItem value={everyEndpoint}>{words("metrics.every_endpoint")}</MenuItem>
        {endpoints.map((endpoint) => (
          <MenuItem key={endpoint.id} value={endpoint.id} sx={{ whiteSpace: "normal", overflowWrap: "anywhere" }}>
            {endpointName(endpoint, view.question)}
          </MenuItem>
        ))}
      </TextField>
    </Stack>
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
