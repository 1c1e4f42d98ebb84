import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Connection, signIn } from "./connection.ts";
import { startServer } from "./kontor-process.ts";
import { deliveryCases } from "./delivery-cases.ts";
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

/** Every pair of filter and sort over HTTP, in turn with a bare server that runs the same statements. */
export async function benchList(prepared: PreparedFolder, requests: number): Promise<void> {
  const server = await startServer({ folder: prepared.folder });
  const person = await signIn(server.backoffice, prepared.person);
  const cases: ListCase[] = [];
  for (const wanted of [...listCases(prepared.database), ...deliveryCases(prepared.database)])
    cases.push(await goDeep(person, wanted));
  const baseline = await startBaseline(prepared, cases);
  const measured: Measured[] = [];
  for (const [index, wanted] of cases.entries()) {
    const ours = await measure(person, addressOf(wanted), requests);
    measured.push({ ours, bare: await measure(baseline.connection, `/${index}`, requests) });
  }
  person.close();
  baseline.stop();
  await server.stop();
  report(prepared, cases, measured);
  await printWhereTimeGoes(prepared, "/api/payments?limit=25", Math.max(3_000, requests * 5));
}

interface Measured {
  ours: Summary;
  bare: Summary;
}

/** From the middle of the rows two pages further, by the cursors that the server hands out. */
async function goDeep(person: Connection, wanted: ListCase): Promise<ListCase> {
  const query = new URLSearchParams(wanted.query);
  for (let step = 0; wanted.page === "deep" && step < 2; step += 1) {
    const { page } = await person.json<Page>(addressOf({ ...wanted, query }));
    if (page.next === null) break;
    query.set("cursor", page.next);
  }
  return { ...wanted, query };
}

function addressOf({ list, query }: ListCase): string {
  return `/api/${list}?${query.toString()}`;
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

async function startBaseline(prepared: PreparedFolder, cases: readonly ListCase[]) {
  const recorder = await SqlRecorder.open(prepared.database);
  const statements: RecordedStatement[][] = [];
  for (const wanted of cases) statements.push(await recorder.statementsOf(wanted));
  recorder.close();
  const scratch = mkdtempSync(join(tmpdir(), "kontor-bench-"));
  const casesFile = join(scratch, "cases.json");
  writeFileSync(casesFile, JSON.stringify(statements));
  const program = fileURLToPath(new URL("./baseline-server.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", program, prepared.database, casesFile], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const line = await new Promise<string>((resolve) => createInterface(child.stdout).once("line", resolve));
  const connection = new Connection((JSON.parse(line) as { backoffice: string }).backoffice);
  const stop = () => {
    connection.close();
    child.kill("SIGTERM");
    rmSync(scratch, { recursive: true });
  };
  return { connection, stop };
}

function report(prepared: PreparedFolder, cases: readonly ListCase[], measured: readonly Measured[]): void {
  const rows = measured.map(({ ours, bare }, index) => {
    const { list = "", filter = "", sort = "", page = "" } = cases[index] ?? {};
    const figures = [ours.p50, ours.p95, ours.p99, bare.p50, bare.p95].map(ms);
    return [list, filter, sort, page, ...figures, ratio(ours.p50, bare.p50)];
  });
  const headings = ["list", "filter", "sort", "page", "p50 ms", "p95 ms", "p99 ms", "bare p50", "bare p95", "ratio"];
  printTable(`Lists over ${prepared.payments} payments`, headings, rows);
  const worst = Math.max(...measured.map(({ ours }) => ours.p95));
  const typical = median(measured.map(({ ours }) => ours.p50));
  const ratios = median(measured.map(({ ours, bare }) => ours.p50 / bare.p50));
  console.log(`\nmedian p50 ${ms(typical)} ms, worst p95 ${ms(worst)} ms, median ratio ${ratios.toFixed(1)}×`);
}
