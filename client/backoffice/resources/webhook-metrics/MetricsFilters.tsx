import MenuItem from "@mui/material/MenuItem";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import type { MeasuredEndpoint } from "../../../../shared/metrics/webhook-metrics.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import { RangeFields } from "./RangeFields.tsx";
import { useEndpointName } from "./use-endpoint-name.ts";
import type { MetricsView } from "./use-metrics-view.ts";

const everyEndpoint = "all";

/** Which days, and of which endpoint. */
export function MetricsFilters({ view, endpoints }: { view: MetricsView; endpoints: readonly MeasuredEndpoint[] }) {
  const words = useWords();
  const endpointName = useEndpointName();
  const { endpointId } = view.question;
  const isKnown = endpointId === null || endpoints.some(({ id }) => id === endpointId);
  return (
    <Stack direction="row" role="group" aria-label={words("list.filters")} sx={{ flexWrap: "wrap", gap: 1.5, mb: 2 }}>
      <RangeFields view={view} />
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
