import Box from "@mui/material/Box";
import { DataTable } from "react-admin";
import type { EndpointRow } from "../../../../shared/webhooks/endpoint-request.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { linkedRow, RowLink } from "../../fields/RowLink.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { listTable } from "../../lists/table-styles.ts";
import { useDialectName } from "./use-dialect-name.ts";
import { recordPath } from "../resource-path.ts";
import { EndpointStatusChip } from "./EndpointStatusChip.tsx";
import { percentText } from "./percent-text.ts";
import { Sparkline } from "./Sparkline.tsx";

const figures = { textAlign: "right", fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" } as const;

export function EndpointTable() {
  const words = useWords();
  const dialectName = useDialectName();
  return (
    <DataTable<EndpointRow>
      bulkActionButtons={false}
      rowClick={false}
      storeKey="webhook-endpoints.table"
      rowSx={() => linkedRow}
      sx={listTable}
      aria-label={words("endpoints.title")}
    >
      <ListColumn<EndpointRow>
        source="url"
        label={words("endpoints.column.url")}
        render={({ id, url, dialect, description }) => (
          <Box sx={{ maxWidth: { xs: 180, sm: 340 }, "& > *": { overflow: "hidden", textOverflow: "ellipsis" } }}>
            <Box>
              <RowLink to={recordPath("webhook-endpoints", id)}>{url ?? words("endpoints.per_session")}</RowLink>
            </Box>
            <Box sx={{ color: "text.secondary", fontSize: "0.8125rem", whiteSpace: "nowrap" }}>
              {description === null ? dialectName(dialect) : `${dialectName(dialect)} · ${description}`}
            </Box>
          </Box>
        )}
      />
      <ListColumn<EndpointRow>
        source="status"
        label={words("endpoints.column.status")}
        render={(endpoint) => <EndpointStatusChip endpoint={endpoint} />}
      />
      <ListColumn<EndpointRow>
        source="health.success_rate"
        label={words("endpoints.column.delivered")}
        sx={figures}
        render={({ health }) => percentText(health.success_rate)}
      />
      <ListColumn<EndpointRow>
        source="health.exhausted"
        label={words("endpoints.column.given_up")}
        sx={figures}
        render={({ health }) => health.exhausted}
      />
      <ListColumn<EndpointRow>
        source="health.pending"
        label={words("endpoints.column.waiting")}
        sx={figures}
        render={({ health }) => health.pending}
      />
      <ListColumn<EndpointRow>
        source="health.p95_ms"
        label={words("endpoints.column.p95")}
        sx={figures}
        render={({ health }) => (health.p95_ms === null ? "–" : `${health.p95_ms} ms`)}
      />
      <ListColumn<EndpointRow>
        source="health.failing_since"
        label={words("endpoints.column.failing_since")}
        render={({ id, health }) =>
          health.failing_since === null ? (
            "–"
          ) : (
            <InstantText value={health.failing_since} form="relative" to={recordPath("webhook-endpoints", id)} />
          )
        }
      />
      <ListColumn<EndpointRow>
        source="health.sparkline"
        label={words("endpoints.column.last_day")}
        render={({ health }) => (
          <Sparkline
            values={health.sparkline}
            label={words("endpoints.events_told", { count: health.sparkline.reduce((sum, told) => sum + told, 0) })}
          />
        )}
      />
    </DataTable>
  );
}
