import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import { useGetList } from "react-admin";
import type { ApprovalView } from "../../../shared/approvals/approval.schema.ts";
import type { OpenMoney } from "../../../shared/metrics/payment-metrics.schema.ts";
import { formatMoney } from "../i18n/number-text.ts";
import { presetDays } from "../dates/date-presets.ts";
import { useNow } from "../dates/use-now.ts";
import { useZone } from "../dates/zone.ts";
import { MoneyText } from "../fields/MoneyText.tsx";
import { ShortList } from "../fields/ShortList.tsx";
import { useWords } from "../i18n/use-words.ts";
import { allAccounts, useAccountScope } from "../layout/use-account-scope.ts";
import { recordPath } from "../resources/resource-path.ts";
import { CapturedCards } from "./CapturedCards.tsx";
import { RiskSection } from "./RiskSection.tsx";
import { useOpenMoney, usePaymentMetrics } from "./use-dashboard.ts";
import { paymentsPath, uncapturedStatuses } from "./payment-links.ts";

/** What came in, what may be lost, what waits for a decision, and what went wrong. */
export function FinanceStart() {
  const [account] = useAccountScope();
  const zone = useZone();
  const nowMs = useNow();
  const question = { zone, account, compare: "previous" } as const;
  const today = usePaymentMetrics({ ...question, ...presetDays("today", zone, nowMs) });
  const week = usePaymentMetrics({ ...question, ...presetDays("last_7_days", zone, nowMs) });
  const open = useOpenMoney(account);
  return (
    <Stack spacing={1.5}>
      {today.data !== undefined && week.data !== undefined && (
        <CapturedCards today={today.data} week={week.data} account={account} />
      )}
      {open.data !== undefined && <RiskSection open={open.data} account={account} />}
      <Box sx={twoColumns}>
        <WaitingApprovals account={account} />
        <FailedCaptures failed={open.data?.failed_captures ?? []} account={account} />
      </Box>
    </Stack>
  );
}

function WaitingApprovals({ account }: { account: string | null }) {
  const words = useWords();
  const { data = [], total = 0 } = useGetList<ApprovalView>("approvals", {
    filter: { state: ["waiting"] },
    sort: { field: "requested_at", order: "ASC" },
    pagination: { page: 1, perPage: 5 },
    meta: { account },
  });
  return (
    <ShortList
      title={words("dashboard.approvals")}
      emptyText={words("dashboard.no_approvals")}
      all={
        total === 0
          ? null
          : {
              to: `/approvals?account=${account ?? allAccounts}&state=waiting`,
              label: words("dashboard.all_waiting", { count: total }),
            }
      }
      rows={data.map(({ id, kind, merchant_reference, requested_by, requested_at, amount, currency }) => ({
        id,
        to: recordPath("approvals", id),
        name: `${words(`approval_kind.${kind}`)} · ${merchant_reference}`,
        at: requested_at,
        chip: requested_by.name ?? requested_by.id,
        end: <MoneyText amount={amount} currency={currency} />,
      }))}
    />
  );
}

function FailedCaptures({ failed, account }: { failed: OpenMoney["failed_captures"]; account: string | null }) {
  const words = useWords();
  return (
    <ShortList
      title={words("dashboard.failed_captures")}
      emptyText={words("dashboard.no_failed_captures")}
      all={{
        to: paymentsPath({ account, statuses: uncapturedStatuses }),
        label: words("dashboard.all_uncaptured"),
      }}
      rows={failed.map(({ operation_id, payment_id, merchant_reference, failed_at, amount, currency, error }) => ({
        id: operation_id,
        to: recordPath("payments", payment_id),
        name: merchant_reference,
        at: failed_at,
        chip: null,
        end: formatMoney(amount, currency),
        note: error,
      }))}
    />
  );
}

const twoColumns = {
  display: "grid",
  gap: 1.5,
  alignItems: "start",
  gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "repeat(2, minmax(0, 1fr))" },
};
