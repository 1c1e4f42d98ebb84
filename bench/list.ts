import { numberText } from "./charts/words.ts";
import { type Connection, signIn } from "./connection.ts";
import { deliveryCases } from "./delivery-cases.ts";
import { startServer } from "./kontor-process.ts";
import { type ListCase, listCases } from "./list-cases.ts";
import type { PreparedFolder } from "./prepared-folder.ts";
import { ms, printTable, ratio } from "./print-table.ts";
import { measureReads, type Read, tellReads } from "./reads.ts";
import type { Findings } from "./results.ts";
import { median } from "./stats.ts";
import { printWhereTimeGoes } from "./where-time-goes.ts";

interface Page {
  data: unknown[];
  page: { next: string | null };
}

/** Every pair of filter and sort over HTTP, in turn with a bare server that runs the same statements. */
export async function benchList(prepared: PreparedFolder, requests: number): Promise<Findings> {
  const server = await startServer({ folder: prepared.folder });
  const person = await signIn(server.backoffice, prepared.person);
  const cases: ListCase[] = [];
  for (const wanted of [...listCases(prepared.database), ...deliveryCases(prepared.database)])
    cases.push(await goDeep(person, wanted));
  person.close();
  await server.stop();
  const found = await measureReads(prepared, { paths: cases.map(addressOf), requests });
  report(prepared, cases, found);
  await printWhereTimeGoes(prepared, "/api/payments?limit=25", Math.max(3_000, requests * 5));
  const names = cases.map(({ list, filter, sort, page }) => `${list}, filter ${filter}, sort ${sort}, ${page} page`);
  return {
    title: "Lists and their filters",
    scale: `${numberText(prepared.payments)} payments with their deliveries; ${cases.length} pairs of filter and sort, ${requests} calls each`,
    ...tellReads(found, { slowest: "the slowest list", names, target: "list_p95" }),
    curves: [],
    checks: [],
  };
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

function report(prepared: PreparedFolder, cases: readonly ListCase[], measured: readonly Read[]): void {
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
