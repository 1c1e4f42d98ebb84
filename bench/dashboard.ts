import { shiftDay } from "../shared/calendar-day.ts";
import { reports } from "../shared/metrics/report.schema.ts";
import { numberText } from "./charts/words.ts";
import type { PreparedFolder } from "./prepared-folder.ts";
import { ms, printTable, ratio } from "./print-table.ts";
import { measureReads, tellReads } from "./reads.ts";
import type { Findings } from "./results.ts";

/** What the dashboard asks when it is opened, and the widest ranges that somebody may choose. */
function questions(today: string): (readonly [string, string])[] {
  const metrics = (from: string, zone: string, more = "") =>
    `metrics/payments?from=${from}&to=${today}&zone=${zone}${more}`;
  return [
    ["today", metrics(today, "Europe/Oslo")],
    ["7 days", metrics(shiftDay(today, -6), "Europe/Oslo")],
    ["7 days against a year before", metrics(shiftDay(today, -6), "Europe/Oslo", "&compare=year_before")],
    ["30 days", metrics(shiftDay(today, -29), "America/Sao_Paulo")],
    ["90 days", metrics(shiftDay(today, -89), "Europe/Oslo")],
    ...reports.map((report) => {
      const asked = metrics(shiftDay(today, -89), "Europe/Oslo", `&report=${report}`);
      return [`report of ${report}, 90 days`, asked.replace("metrics/payments", "metrics/reports")] as const;
    }),
    ["money at risk and failed captures", "metrics/open-money"],
    ["approvals that wait", "approvals?state=waiting&limit=1"],
    ["failed payments, newest", "payments?status=DECLINED&status=FAILED&limit=5"],
  ];
}

/** How long each question of the dashboard takes over HTTP, in turn with a bare server. */
export async function benchDashboard(prepared: PreparedFolder, requests: number): Promise<Findings> {
  const asked = questions(new Date().toISOString().slice(0, 10));
  const paths = asked.map(([, path]) => `/api/${path}`);
  const found = await measureReads(prepared, { paths, requests });
  const names = asked.map(([question]) => question);
  printTable(
    `The dashboard over ${prepared.payments} payments`,
    ["question", "p50 ms", "p95 ms", "p99 ms", "bare p50", "ratio"],
    found.map(({ ours, bare }, index) => [
      names[index] ?? "",
      ...[ours.p50, ours.p95, ours.p99, bare.p50].map(ms),
      ratio(ours.p50, bare.p50),
    ]),
  );
  return {
    title: "Dashboard and reports",
    scale: `${numberText(prepared.payments)} payments; ${names.length} questions, ${requests} calls each`,
    ...tellReads(found, { slowest: "the slowest question of the dashboard", names, target: "dashboard_p95" }),
    curves: [],
    checks: [],
  };
}
