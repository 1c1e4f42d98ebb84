import MenuItem from "@mui/material/MenuItem";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import { comparisons } from "../../../shared/metrics/time-buckets.ts";
import { useWords } from "../i18n/use-words.ts";
import { RangeFields } from "../resources/webhook-metrics/RangeFields.tsx";
import type { DashboardView } from "./use-dashboard-view.ts";

interface RangeChoicesProps {
  view: DashboardView;
  currencies: readonly string[];
  currency: string;
}

/** Which days, what they are compared with, and the currency where there are several. */
export function RangeChoices({ view, currencies, currency }: RangeChoicesProps) {
  const words = useWords();
  return (
    <Stack direction="row" role="group" aria-label={words("list.filters")} sx={{ flexWrap: "wrap", gap: 1.5 }}>
      <RangeFields view={view.days} />
      <TextField
        select
        label={words("dashboard.compare")}
        value={view.question.compare}
        onChange={({ target: { value } }) => view.choose("compare", value)}
        sx={{ minWidth: 200, flexGrow: { xs: 1, sm: 0 } }}
      >
        {comparisons.map((name) => (
          <MenuItem key={name} value={name}>
            {words(`dashboard.comparison.${name}`)}
          </MenuItem>
        ))}
      </TextField>
      {currencies.length > 1 && (
        <TextField
          select
          label={words("list.currency")}
          value={currency}
          onChange={({ target: { value } }) => view.choose("currency", value)}
          sx={{ minWidth: 110, flexGrow: { xs: 1, sm: 0 } }}
        >
          {currencies.map((name) => (
            <MenuItem key={name} value={name}>
              {name}
            </MenuItem>
          ))}
        </TextField>
      )}
    </Stack>
  );
}
