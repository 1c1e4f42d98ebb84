import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useGetList } from "react-admin";
import type { ApprovalView } from "../../../shared/approvals/approval.schema.ts";
import {
  type Operations,
  watchedActions,
  type WatchedName,
  watchedNames,
} from "../../../shared/metrics/operations.schema.ts";
import type { ReportView } from "../../../shared/metrics/report.schema.ts";
import { countText } from "../charts/chart.ts";
import { presetDays } from "../dates/date-presets.ts";
import { useNow } from "../dates/use-now.ts";
import { useZone } from "../dates/zone.ts";
import { useWords, useWordsIfAny } from "../i18n/use-words.ts";
import { allAccounts } from "../layout/use-account-scope.ts";
import { useReport } from "../reports/use-report.ts";
import { durationOf } from "../resources/webhook-metrics/duration-text.ts";
import { amountChange } from "../resources/webhook-metrics/figure-change.ts";
import { FigureCard } from "../resources/webhook-metrics/FigureCard.tsx";
import { figureGrid } from "./figure-grid.ts";
import { useOperations } from "./use-dashboard.ts";

/** What colleagues did and wait for: approvals, refunds, failed sign-ins, exports and revealed details. */
export function OperationsSection({ account }: { account: string | null }) {
  const words = useWords();
  const { data } = useOperations(account);
  return (
    <Stack component="section" spacing={1.5} aria-label={words("operations.title")}>
      <Typography variant="h2" sx={{ fontSize: "1.25rem" }}>
        {words("operations.title")}
      </Typography>
      <Box sx={figureGrid}>
        <ApprovalsCard account={account} />
        <RefundsCard account={account} />
        {data !== undefined &&
          watchedNames.map((name) => <WatchedCard key={name} name={name} operations={data} account={account} />)}
      </Box>
    </Stack>
  );
}

function ApprovalsCard({ account }: { account: string | null }) {
  const words = useWords();
  const nowMs = useNow();
  const { data: [oldest] = [], total } = useGetList<ApprovalView>("approvals", {
    filter: { state: ["waiting"] },
    sort: { field: "requested_at", order: "ASC" },
    pagination: { page: 1, perPage: 1 },
    meta: { account },
  });
  if (total === undefined) return null;
  const waited = oldest === undefined ? 0 : Math.max(0, nowMs - Date.parse(oldest.requested_at));
  return (
    <FigureCard
      title={words("operations.approvals")}
      value={countText(total)}
      to={`/approvals?account=${account ?? allAccounts}&state=waiting`}
      explanation={
        oldest === undefined
          ? words("operations.explain.no_approvals")
          : words("operations.explain.approvals", { age: durationOf(words, waited) })
      }
    />
  );
}

/** Refunds of every currency by who asked for them: they are counted, and no money is added. */
function RefundsCard({ account }: { account: string | null }) {
  const words = useWords();
  const wordsIfAny = useWordsIfAny();
  const zone = useZone();
  const nowMs = useNow();
  const days = presetDays("today", zone, nowMs);
  const { data } = useReport("refunds", { ...days, zone, account, compare: "previous" });
  if (data === undefined) return null;
  const { n, before, people } = refundsOf(data);
  const named = people.map(({ key, name, n: count }) => {
    const who = name ?? (key === null ? words("operations.others") : wordsIfAny(`reports.person.${key}`, key));
    return `${who} ${countText(count)}`;
  });
  const change = amountChange(n, before);
  return (
    <FigureCard
      title={words("operations.refunds")}
      value={countText(n)}
      change={change === null ? undefined : { of: change, unit: "percent", isGood: "down" }}
      to={`/reports?account=${account ?? allAccounts}&report=refunds&range=today`}
      explanation={named.length === 0 ? words("operations.explain.no_refunds") : named.join(" · ")}
    />
  );
}

interface Person {
  key: string | null;
  name: string | null;
  n: number;
}

function refundsOf({ currencies }: ReportView): { n: number; before: number; people: Person[] } {
  const people = new Map<string | null, Person>();
  for (const { rankings } of currencies) {
    for (const { key, name, n } of rankings.refund_person ?? []) {
      people.set(key, { key, name, n: n + (people.get(key)?.n ?? 0) });
    }
  }
  const sum = (side: "totals" | "compared") =>
    currencies.reduce((all, one) => all + (one[side].counts.refunded?.n ?? 0), 0);
  return {
    n: sum("totals"),
    before: sum("compared"),
    people: [...people.values()].toSorted((a, b) => b.n - a.n),
  };
}

interface WatchedCardProps {
  name: WatchedName;
  operations: Operations;
  account: string | null;
}

function WatchedCard({ name, operations, account }: WatchedCardProps) {
  const words = useWords();
  const count = operations[name];
  if (count === null) return null;
  const { actions, isAllowed } = watchedActions[name];
  const isOfInstallation = name !== "reveals";
  const params = new URLSearchParams({ account: isOfInstallation ? "installation" : (account ?? allAccounts) });
  actions.forEach((action) => params.append("action", action));
  params.set("outcome", isAllowed ? "allowed" : "refused");
  params.set("at.gte", operations.since);
  const change = amountChange(count.n, count.before);
  return (
    <FigureCard
      title={words(`operations.${name}`)}
      value={countText(count.n)}
      change={change === null ? undefined : { of: change, unit: "percent", isGood: "down" }}
      to={`/audit?${params.toString()}`}
      explanation={words(`operations.explain.${name}`, { before: countText(count.before) })}
    />
  );
}
