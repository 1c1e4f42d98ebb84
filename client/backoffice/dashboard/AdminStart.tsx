import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useGetList } from "react-admin";
import { Link as RouterLink } from "react-router";
import type { AuditEntryView } from "../../../shared/audit/audit.schema.ts";
import { roles } from "../../../shared/permissions.ts";
import type { EndpointRow } from "../../../shared/webhooks/endpoint-request.schema.ts";
import { presetDays } from "../dates/date-presets.ts";
import { useNow } from "../dates/use-now.ts";
import { useZone } from "../dates/zone.ts";
import { InstantText } from "../fields/InstantText.tsx";
import { ShortList } from "../fields/ShortList.tsx";
import { useWords } from "../i18n/use-words.ts";
import { allAccounts, useAccountScope } from "../layout/use-account-scope.ts";
import { useActionText } from "../resources/audit/action-text.ts";
import { recordPath } from "../resources/resource-path.ts";
import { EndpointStatusChip } from "../resources/webhook-endpoints/EndpointStatusChip.tsx";
import { FigureCards } from "../resources/webhook-metrics/FigureCards.tsx";
import { useWebhookMetrics } from "../resources/webhook-metrics/use-webhook-metrics.ts";
import { OperationsSection } from "./OperationsSection.tsx";

/** What wants to be looked after: endpoints, secrets that change, who was refused what, and what colleagues did. */
export function AdminStart() {
  const [account] = useAccountScope();
  return (
    <Stack spacing={1.5}>
      <Webhooks account={account} />
      <Box sx={twoColumns}>
        <WorstEndpoints account={account} />
        <Stack spacing={1.5}>
          <Overlaps account={account} />
          <Refused account={account} />
        </Stack>
      </Box>
      <OperationsSection account={account} />
    </Stack>
  );
}

function Webhooks({ account }: { account: string | null }) {
  const words = useWords();
  const zone = useZone();
  const nowMs = useNow();
  const { data } = useWebhookMetrics({ ...presetDays("last_7_days", zone, nowMs), zone, account, endpointId: null });
  return (
    <>
      <Stack direction="row" sx={{ alignItems: "baseline", justifyContent: "space-between", gap: 2 }}>
        <Typography variant="h2" sx={{ fontSize: "1.25rem" }}>
          {words("dashboard.webhooks")}
        </Typography>
        <Link component={RouterLink} variant="body2" to={`/webhook-metrics?account=${account ?? allAccounts}`}>
          {words("dashboard.all_metrics")}
        </Link>
      </Stack>
      {data !== undefined && <FigureCards metrics={data} account={account} endpointId={null} />}
    </>
  );
}

function useEndpoints(account: string | null, filter: Readonly<Record<string, readonly string[]>>) {
  return useGetList<EndpointRow>("webhook-endpoints", {
    filter,
    sort: { field: "attention", order: "DESC" },
    pagination: { page: 1, perPage: 5 },
    meta: { account },
  });
}

function WorstEndpoints({ account }: { account: string | null }) {
  const words = useWords();
  const { data = [], total = 0 } = useEndpoints(account, {});
  return (
    <ShortList
      title={words("dashboard.endpoints")}
      emptyText={words("dashboard.no_endpoints")}
      all={{
        to: `/webhook-endpoints?account=${account ?? allAccounts}`,
        label: words("dashboard.all_endpoints", { count: total }),
      }}
      rows={data.map((endpoint) => ({
        id: endpoint.id,
        to: recordPath("webhook-endpoints", endpoint.id),
        name: endpoint.url ?? words("endpoints.per_session"),
        at: endpoint.health.failing_since,
        chip: <EndpointStatusChip endpoint={endpoint} />,
        end: words("dashboard.waiting", { smart_count: endpoint.health.pending }),
      }))}
    />
  );
}

function Overlaps({ account }: { account: string | null }) {
  const words = useWords();
  const { data = [] } = useEndpoints(account, { signing: ["overlap"] });
  return (
    <ShortList
      title={words("dashboard.overlap")}
      emptyText={words("dashboard.no_overlap")}
      all={null}
      rows={data.map(({ id, url, secrets }) => {
        const ends = secrets.flatMap(({ expires_at: expiresAt }) => expiresAt ?? []).toSorted()[0];
        return {
          id,
          to: recordPath("webhook-endpoints", id),
          name: url ?? words("endpoints.per_session"),
          at: null,
          chip: words("dashboard.old_ends"),
          end: ends === undefined ? null : <InstantText value={ends} to={recordPath("webhook-endpoints", id)} />,
        };
      })}
    />
  );
}

function Refused({ account }: { account: string | null }) {
  const words = useWords();
  const actionText = useActionText();
  const { data = [] } = useGetList<AuditEntryView>("audit", {
    filter: { outcome: ["refused"] },
    sort: { field: "at", order: "DESC" },
    pagination: { page: 1, perPage: 5 },
    meta: { account },
  });
  return (
    <ShortList
      title={words("dashboard.refused")}
      emptyText={words("dashboard.no_refused")}
      all={{ to: `/audit?account=${account ?? allAccounts}&outcome=refused`, label: words("dashboard.all_refused") }}
      rows={data.map(({ id, action, at, actor, object_id: objectId }) => {
        const role = roles.find((name) => name === actor.role);
        return {
          id,
          to: null,
          name: actionText(action),
          at,
          chip: role === undefined ? actor.type : words("dashboard.by_role", { role: words(`roles.${role}`) }),
          end: null,
          note: objectId,
        };
      })}
    />
  );
}

const twoColumns = {
  display: "grid",
  gap: 1.5,
  alignItems: "start",
  gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "repeat(2, minmax(0, 1fr))" },
};
