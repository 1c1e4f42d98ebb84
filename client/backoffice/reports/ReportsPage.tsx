import Card from "@mui/material/Card";
import Stack from "@mui/material/Stack";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import Typography from "@mui/material/Typography";
import { useSearchParams } from "react-router";
import { type Report, reports, type ReportView } from "../../../shared/metrics/report.schema.ts";
import { RangeChoices } from "../dashboard/RangeChoices.tsx";
import { type DashboardView, useDashboardView } from "../dashboard/use-dashboard-view.ts";
import { useWords } from "../i18n/use-words.ts";
import { ErrorNotice } from "../layout/ErrorNotice.tsx";
import { PageHeading } from "../layout/PageHeading.tsx";
import { PageSkeleton } from "../layout/PageSkeleton.tsx";
import { useAccountInAddress } from "../lists/use-account-in-address.ts";
import { reportFileHref } from "../providers/metrics-provider.ts";
import { isWithoutMoney } from "./report-data.ts";
import { ReportCards, UnmatchedCards } from "./ReportCards.tsx";
import { ReportCharts } from "./ReportCharts.tsx";
import { TransferMethods } from "./TransferMethods.tsx";
import { useReport } from "./use-report.ts";

/** Five reports over a range of days; which one, and all that is chosen, is in the address. */
export default function ReportsPage() {
  const words = useWords();
  useAccountInAddress();
  const [params, setParams] = useSearchParams();
  const chosen = reports.find((name) => name === params.get("report")) ?? "declines";
  const view = useDashboardView();
  const { data, error, refetch, isFetching } = useReport(chosen, view.question);
  // While the next report is on its way, the one before it is not shown under its name.
  const report = data?.report === chosen ? data : undefined;
  const currencies = report?.currencies.map(({ currency }) => currency) ?? [];
  const currency = currencies.find((name) => name === view.currency) ?? currencies[0] ?? "";
  const choose = (name: Report) =>
    setParams((current) => {
      const next = new URLSearchParams(current);
      next.set("report", name);
      return next;
    });
  return (
    <>
      <PageHeading title={words("reports.title")} />
      <Tabs
        value={chosen}
        onChange={(_event, name: Report) => choose(name)}
        variant="scrollable"
        allowScrollButtonsMobile
        aria-label={words("reports.choose")}
        sx={{ mb: 2, borderBottom: 1, borderColor: "divider" }}
      >
        {reports.map((name) => (
          <Tab key={name} value={name} label={words(`reports.tab.${name}`)} />
        ))}
      </Tabs>
      <Stack spacing={1.5} aria-busy={isFetching}>
        <RangeChoices view={view} currencies={chosen === "checkout" ? [] : currencies} currency={currency} />
        {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {report === undefined && error === null && <PageSkeleton />}
        {report !== undefined && <Shown report={report} currency={currency} view={view} />}
      </Stack>
    </>
  );
}

function Shown({ report, currency, view }: { report: ReportView; currency: string; view: DashboardView }) {
  const words = useWords();
  const { question } = view;
  const { account } = question;
  const shown = report.currencies.find((one) => one.currency === currency);
  if (shown === undefined) {
    return (
      <>
        <UnmatchedCards report={report} account={account} words={words} />
        <Card sx={{ p: 3 }}>
          <Typography>{words("reports.nothing")}</Typography>
        </Card>
      </>
    );
  }
  const source = { report, shown, account, words };
  const zoneHint = words("reports.zone_hint", { zone: question.zone });
  return (
    <>
      <ReportCards {...source} />
      <UnmatchedCards report={report} account={account} words={words} />
      {report.report === "transfers" && (
        <TransferMethods
          source={source}
          csvHref={reportFileHref("transfers", question, { table: "methods", currency })}
        />
      )}
      <ReportCharts {...source} question={question} />
      <Typography variant="body2" sx={{ color: "text.secondary" }}>
        {isWithoutMoney(report.report, currency) ? `${zoneHint} ${words("reports.all_currencies")}` : zoneHint}
      </Typography>
    </>
  );
}
