import Box from "@mui/material/Box";
import { useState } from "react";
import { useGetList } from "react-admin";
import { shiftInstant } from "../../../shared/instant.ts";
import type { PaymentRow } from "../../../shared/payments/payment.schema.ts";
import { useNow } from "../dates/use-now.ts";
import { MoneyText } from "../fields/MoneyText.tsx";
import { ShortList } from "../fields/ShortList.tsx";
import { useWords } from "../i18n/use-words.ts";
import { recentPages } from "../layout/recent-pages.ts";
import { useAccountScope } from "../layout/use-account-scope.ts";
import { PaymentStatusChip } from "../resources/payments/PaymentStatusChip.tsx";
import { recordPath } from "../resources/resource-path.ts";
import { paymentsPath } from "./payment-links.ts";

const minuteMs = 60_000;
const failedStatuses = ["DECLINED", "FAILED"] as const;

/** Back to what was open, and what goes wrong just now. */
export function SupportStart() {
  return (
    <Box sx={twoColumns}>
      <RecentPages />
      <FailedPayments />
    </Box>
  );
}

function RecentPages() {
  const words = useWords();
  const [pages] = useState(recentPages);
  return (
    <ShortList
      title={words("dashboard.recent")}
      emptyText={words("dashboard.no_recent")}
      all={null}
      rows={pages.map(({ path, title }) => ({ id: path, to: path, name: title, at: null, chip: null, end: null }))}
    />
  );
}

function FailedPayments() {
  const words = useWords();
  const [account] = useAccountScope();
  // By the minute, so that the question stays the same for as long.
  const minute = Math.floor(useNow() / minuteMs) * minuteMs;
  const since = shiftInstant(new Date(minute).toISOString(), -60 * minuteMs);
  const { data = [], total = 0 } = useGetList<PaymentRow>("payments", {
    filter: { status: failedStatuses, "created_at.gte": [since] },
    sort: { field: "created_at", order: "DESC" },
    pagination: { page: 1, perPage: 5 },
    meta: { account },
  });
  return (
    <ShortList
      title={words("dashboard.failed_payments")}
      emptyText={words("dashboard.no_failed_payments")}
      all={
        total === 0
          ? null
          : {
              to: paymentsPath({ account, statuses: failedStatuses, created: { gte: since } }),
              label: words("dashboard.all_failed", { count: total }),
            }
      }
      rows={data.map(({ id, merchant_reference, created_at, status, api, amount, currency }) => ({
        id,
        to: recordPath("payments", id),
        name: merchant_reference,
        at: created_at,
        chip: <PaymentStatusChip status={status} api={api} />,
        end: <MoneyText amount={amount} currency={currency} />,
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
