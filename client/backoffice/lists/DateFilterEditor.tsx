import Button from "@mui/material/Button";
import Divider from "@mui/material/Divider";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { dayIn, endOfDay, startOfDay } from "../../../shared/calendar-day.ts";
import { type DatePreset, datePresets, daysToInstants, type InstantRange, presetDays } from "../dates/date-presets.ts";
import { useZone } from "../dates/zone.ts";
import { useWords } from "../i18n/use-words.ts";
import type { FilterDefinition } from "./filter-definition.ts";
import { FilterForm } from "./FilterForm.tsx";
import type { ListFilters } from "./list-url.ts";

interface DateFilterEditorProps {
  filter: Extract<FilterDefinition, { kind: "date" }>;
  filters: ListFilters;
  onApply: (values: ListFilters) => void;
}

/** Presets, or two calendar days of one's own; both begin and end at midnight in the zone that is shown. */
export function DateFilterEditor({ filter, filters, onApply }: DateFilterEditorProps) {
  const words = useWords();
  const zone = useZone();
  const dayOf = (bound: string) => {
    const instant = filters[`${filter.name}.${bound}`]?.[0];
    return instant === undefined ? "" : dayIn(zone, Date.parse(instant));
  };
  const [from, setFrom] = useState(dayOf("gte"));
  const [to, setTo] = useState(dayOf("lte"));
  const isBackwards = from !== "" && to !== "" && to < from;

  const apply = (gte: string | null, lte: string | null) =>
    onApply({
      ...(gte === null ? {} : { [`${filter.name}.gte`]: [gte] }),
      ...(lte === null ? {} : { [`${filter.name}.lte`]: [lte] }),
    });
  const applyPreset = (preset: DatePreset) => {
    const range = presetNow(preset, zone);
    apply(range.gte, range.lte);
  };

  return (
    <FilterForm
      isValid={!isBackwards}
      onSubmit={() => apply(from === "" ? null : startOfDay(zone, from), to === "" ? null : endOfDay(zone, to))}
    >
      <Stack direction="row" sx={{ flexWrap: "wrap", gap: 1 }}>
        {datePresets.map((preset) => (
          <Button key={preset} size="small" variant="outlined" color="secondary" onClick={() => applyPreset(preset)}>
            {words(`dates.${preset}`)}
          </Button>
        ))}
      </Stack>
      <Divider />
      <TextField
        type="date"
        label={words("dates.from")}
        value={from}
        onChange={(event) => setFrom(event.target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <TextField
        type="date"
        label={words("dates.to")}
        value={to}
        error={isBackwards}
        helperText={isBackwards ? words("dates.backwards") : undefined}
        onChange={(event) => setTo(event.target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <Typography variant="caption" sx={{ color: "text.secondary" }}>
        {words("dates.zone_hint", { zone })}
      </Typography>
    </FilterForm>
  );
}

function presetNow(preset: DatePreset, zone: string): InstantRange {
  return daysToInstants(presetDays(preset, zone, Date.now()), zone);
}
