import { shiftDay } from "../shared/calendar-day.ts";
import { reports } from "../shared/metrics/report.schema.ts";
import { type Connection, signIn } from "./connection.ts";
import { startServer } from "./kontor-process.ts";
import type { PreparedFolder } from "./prepared-folder.ts";
import { ms, printTable } from "./print-table.ts";
import { type Summary, summarize } from "./stats.ts";

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

/** How long each question of the dashboard takes over HTTP. */
export async function benchDashboard(prepared: PreparedFolder, requests: number): Promise<void> {
  const server = await startServer({ folder: prepared.folder });
  const person = await signIn(server.backoffice, prepared.person);
  const asked = questions(new Date().toISOString().slice(0, 10));
  const rows: string[][] = [];
  const worst: number[] = [];
  for (const [question, path] of asked) {
    const { p50, p95, p99 } = await measure(person, `/api/${path}`, requests);
    worst.push(p95);
    rows.push([question, ...[p50, p95, p99].map(ms)]);
  }
  person.close();
  await server.stop();
  printTable(`The dashboard over ${prepared.payments} payments`, ["question", "p50 ms", "p95 ms", "p99 ms"], rows);
  console.log(`\nworst p95 ${ms(Math.max(...worst))} ms`);
}

async function measure(connection: Connection, path: string, requests: number): Promise<Summary> {
  for (let warm = 0; warm < 5; warm += 1) await connection.call(path);
  const samples: number[] = [];
  for (let done = 0; done < requests; done += 1) {
    const answer = await connection.call(path);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.body}`);
    samples.push(answer.durationMs);
  }
  return summarize(samples);
}
