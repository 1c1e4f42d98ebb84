import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Connection, signIn } from "./connection.ts";
import { startServer } from "./kontor-process.ts";
import { type ListCase, listCases } from "./list-cases.ts";
import type { PreparedFolder } from "./prepared-folder.ts";
import { ms, printTable, ratio } from "./print-table.ts";
import { type RecordedStatement, SqlRecorder } from "./recorded-sql.ts";
import { median, type Summary, summarize } from "./stats.ts";
import { printWhereTimeGoes } from "./where-time-goes.ts";

interface Page {
  data: unknown[];
  page: { next: string | null };
}

/** Every pair of filter and sort over HTTP, beside a bare server that runs the same statements. */
export async function benchList(prepared: PreparedFolder, requests: number): Promise<void> {
  const server = await startServer({ folder: prepared.folder });
  const person = await signIn(server.backoffice, prepared.person);
  const cases: ListCase[] = [];
  for (const wanted of listCases(prepared.database)) cases.push(await goDeep(person, wanted));
  const ours: Summary[] = [];
  for (const { query } of cases) ours.push(await measure(person, `/api/payments?${query.toString()}`, requests));
  person.close();
  await server.stop();
  const bare = await measureBaseline(prepared, cases, requests);
  report(prepared, cases, ours, bare);
  await printWhereTimeGoes(prepared, "/api/payments?limit=25", Math.max(3_000, requests * 5));
}

/** From the middle of the rows two pages further, by the cursors that the server hands out. */
async function goDeep(person: Connection, wanted: ListCase): Promise<ListCase> {
  const query = new URLSearchParams(wanted.query);
  for (let step = 0; wanted.page === "deep" && step < 2; step += 1) {
    const { page } = await person.json<Page>(`/api/payments?${query.toString()}`);
    if (page.next === null) break;
    query.set("cursor", page.next);
  }
  return { ...wanted, query };
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

async function measureBaseline(prepared: PreparedFolder, cases: readonly ListCase[], requests: number) {
  const recorder = await SqlRecorder.open(prepared.database);
  const statements: RecordedStatement[][] = [];
  for (const { query } of cases) statements.push(await recorder.statementsOf(query));
  recorder.close();
  const scratch = mkdtempSync(join(tmpdir(), "kontor-bench-"));
  const casesFile = join(scratch, "cases.json");
  writeFileSync(casesFile, JSON.stringify(statements));
  const program = join(import.meta.dirname, "baseline-server.ts");
  const child = spawn(process.execPath, ["--import", "tsx", program, prepared.database, casesFile], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const line = await new Promise<string>((resolve) => createInterface(child.stdout).once("line", resolve));
  const connection = new Connection((JSON.parse(line) as { backoffice: string }).backoffice);
  const measured: Summary[] = [];
  for (const index of cases.keys()) measured.push(await measure(connection, `/${index}`, requests));
  connection.close();
  child.kill("SIGTERM");
  rmSync(scratch, { recursive: true });
  return measured;
}

function report(
  prepared: PreparedFolder,
  cases: readonly ListCase[],
  ours: readonly Summary[],
  bare: readonly Summary[],
): void {
  const rows = cases.map(({ filter, sort, page }, index) => {
    const [one, other] = [ours[index], bare[index]];
    if (one === undefined || other === undefined) throw new Error("a case was not measured");
    const figures = [one.p50, one.p95, one.p99, other.p50, other.p95].map(ms);
    return [filter, sort, page, ...figures, ratio(one.p50, other.p50)];
  });
  const headings = ["filter", "sort", "page", "p50 ms", "p95 ms", "p99 ms", "bare p50", "bare p95", "ratio"];
  printTable(`GET /api/payments over ${prepared.payments} payments`, headings, rows);
  const worst = Math.max(...ours.map((summary) => summary.p95));
  const ratios = ours.map((summary, index) => summary.p50 / (bare[index]?.p50 ?? Number.NaN));
  const p50s = ours.map((summary) => summary.p50);
  console.log(
    `\nmedian p50 ${ms(median(p50s))} ms, worst p95 ${ms(worst)} ms, median ratio ${median(ratios).toFixed(1)}×`,
  );
}
