import KeyOutlined from "@mui/icons-material/KeyOutlined";
import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import type { EndpointRow } from "../../../../shared/webhooks/endpoint-request.schema.ts";
import { durationText } from "../../dates/instant-text.ts";
import { useNow } from "../../dates/use-now.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { linkedRow, RowLink } from "../../fields/RowLink.tsx";
import { StatusChip } from "../../fields/StatusChip.tsx";
import { cappedText, numberText } from "../../i18n/number-text.ts";
import { useWords } from "../../i18n/use-words.ts";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { ListTable } from "../../lists/ListTable.tsx";
import { listTable } from "../../lists/table-styles.ts";
import { useDialectName } from "./use-dialect-name.ts";
import { recordPath } from "../resource-path.ts";
import { durationOf } from "../webhook-metrics/duration-text.ts";
import { EndpointStatusChip } from "./EndpointStatusChip.tsx";
import { percentText } from "../../i18n/percent-text.ts";
import { Sparkline } from "./Sparkline.tsx";

const small = { color: "text.secondary", fontSize: "0.8125rem", whiteSpace: "nowrap" } as const;
const figures = { textAlign: "right", fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" } as const;

export function EndpointTable() {
  const words = useWords();
  const dialectName = useDialectName();
  return (
    <ListTable<EndpointRow>
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
          <Box sx={nameStyle}>
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
        render={(endpoint) => <StatusCell endpoint={endpoint} />}
      />
      <ListColumn<EndpointRow>
        source="health.success_rate"
        label={words("endpoints.column.delivered")}
        sx={figures}
        render={({ health }) => percentText(health.success_rate)}
      />
      <ListColumn<EndpointRow>
        source="health.first_attempt_rate"
        label={words("endpoints.column.first_try")}
        sx={figures}
        render={({ health }) => percentText(health.first_attempt_rate)}
      />
      <ListColumn<EndpointRow>
        source="health.exhausted"
        label={words("endpoints.column.given_up")}
        sx={figures}
        render={({ health }) => numberText(health.exhausted)}
      />
      <ListColumn<EndpointRow>
        source="health.pending"
        label={words("endpoints.column.waiting")}
        sx={figures}
        render={(endpoint) => <WaitingCell endpoint={endpoint} />}
      />
      <ListColumn<EndpointRow>
        source="health.p95_ms"
        label={words("endpoints.column.p95")}
        sx={figures}
        render={({ health }) => (health.p95_ms === null ? "–" : durationOf(words, health.p95_ms))}
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
    </ListTable>
  );
}

function StatusCell({ endpoint }: { endpoint: EndpointRow }) {
  const words = useWords();
  const { id, status, health, disabled_at: disabledAt } = endpoint;
  const since = status === "disabled" ? disabledAt : status === "active" ? health.failing_since : null;
  return (
    <Stack spacing={0.5} sx={{ alignItems: "flex-start" }}>
      <EndpointStatusChip endpoint={endpoint} />
      {since !== null && (
        <Box sx={small}>
          {words("endpoints.failing_since")} <InstantText value={since} to={recordPath("webhook-endpoints", id)} />
        </Box>
      )}
      <OverlapChip endpoint={endpoint} />
    </Stack>
  );
}

/** While an old secret signs along, how much longer. */
function OverlapChip({ endpoint: { secrets } }: { endpoint: EndpointRow }) {
  const words = useWords();
  const nowMs = useNow();
  const ends = secrets.flatMap(({ expires_at: at }) => (at === null ? [] : [Date.parse(at)]));
  if (secrets.length < 2 || ends.length === 0) return null;
  const left = durationText(words, Math.max(...ends) - nowMs);
  return <StatusChip label={words("endpoints.rotating", { left })} look={{ tone: "info", icon: KeyOutlined }} />;
}

function WaitingCell({ endpoint: { health } }: { endpoint: EndpointRow }) {
  const words = useWords();
  const nowMs = useNow();
  const { pending, is_pending_capped: isCapped, oldest_pending_at: oldestAt } = health;
  return (
    <>
      {cappedText(pending, isCapped)}
      {oldestAt !== null && (
        <Box sx={small}>{words("endpoints.oldest", { age: durationText(words, nowMs - Date.parse(oldestAt)) })}</Box>
      )}
    </>
  );
}

const nameStyle = {
  maxWidth: { xs: 180, sm: 270 },
  "& > *": { overflow: "hidden", textOverflow: "ellipsis" },
  "& a": { maxWidth: "100%" },
} as const;
