import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { numberText } from "./charts/words.ts";
import { Connection, signInCookie } from "./connection.ts";
import { startServer } from "./kontor-process.ts";
import type { PreparedFolder } from "./prepared-folder.ts";
import { ms, printTable } from "./print-table.ts";
import { figure, type Findings, latencyOf } from "./results.ts";
import { summarize } from "./stats.ts";

const preload = fileURLToPath(new URL("./loop-delay.mjs", import.meta.url));
const pauseMs = 25;

/** The whole payments list as one file, while a colleague keeps reading: rows, memory, and how long others wait. */
export async function benchExport(prepared: PreparedFolder): Promise<Findings> {
  const scratch = mkdtempSync(join(tmpdir(), "kontor-bench-"));
  const delayFile = join(scratch, "loop-delay.json");
  process.env["KONTOR_BENCH_LOOP_DELAY"] = delayFile;
  const server = await startServer({ folder: prepared.folder, nodeFlags: ["--import", preload] });
  const cookie = await signInCookie(server.backoffice, prepared.person);
  const colleague = new Connection(server.backoffice, { cookie });
  await colleague.call("/api/payments?limit=25");
  const before = residentMegabytes(server.child.pid);
  server.child.kill("SIGUSR2");

  const startedAt = performance.now();
  const file = download(`${server.backoffice}/api/exports/payments.csv?zone=Europe/Oslo`, cookie);
  const waits: number[] = [];
  let peak = before;
  const over = file.then(
    () => true,
    () => true,
  );
  do {
    waits.push((await colleague.call("/api/payments?limit=25")).durationMs);
    peak = Math.max(peak, residentMegabytes(server.child.pid));
  } while (!(await Promise.race([over, setTimeout(pauseMs, false)])));
  const { rows, bytes } = await file;
  const seconds = (performance.now() - startedAt) / 1000;
  colleague.close();
  await server.stop();
  const delay = JSON.parse(readFileSync(delayFile, "utf8")) as { p99Ms: number; maxMs: number };
  rmSync(scratch, { recursive: true });

  const calls = summarize(waits);
  const once = { rounds: 1, n: rows };
  printTable(
    `Export of ${prepared.payments} payments`,
    ["figure", "value"],
    [
      ["rows", String(rows)],
      ["megabytes", (bytes / 1e6).toFixed(0)],
      ["seconds", seconds.toFixed(1)],
      ["memory before, MB", before.toFixed(0)],
      ["memory at most, MB", peak.toFixed(0)],
      ["event loop delay p99, ms", ms(delay.p99Ms)],
      ["event loop delay max, ms", ms(delay.maxMs)],
      ["payments page meanwhile p50, ms", ms(calls.p50)],
      ["payments page meanwhile p99, ms", ms(calls.p99)],
    ],
  );
  return {
    title: "The whole payments list as one file",
    scale: `${numberText(rows)} rows, ${numberText(bytes / 1e6)} MB, while a colleague reads the list`,
    figures: [
      figure({ ...once, what: "the whole list as a CSV file", unit: "s", value: seconds }),
      figure({ ...once, what: "memory at most", unit: "MB", value: peak, baseline: { what: "before", value: before } }),
      figure({ ...once, what: "delay of the event loop meanwhile, p99", unit: "ms", value: delay.p99Ms }),
    ],
    latencies: [latencyOf("a page of payments meanwhile", calls)],
    curves: [],
    checks: [{ what: `${rows} rows of ${prepared.payments} payments`, ok: rows === prepared.payments }],
  };
}

/** Read as it comes and thrown away, as a browser streams it to disk. */
function download(address: string, cookie: string): Promise<{ rows: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const sent = get(address, { headers: { cookie } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${address}: ${response.statusCode ?? 0}`));
      let [lines, bytes] = [0, 0];
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1;
      });
      response.once("error", reject);
      // The headings are no row.
      response.once("end", () => resolve({ rows: lines - 1, bytes }));
    });
    sent.once("error", reject);
  });
}

function residentMegabytes(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid ?? "self"}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
