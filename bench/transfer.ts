import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findDifference, type MoveSummary } from "../server/moving/move-summary.ts";
import { numberText } from "./charts/words.ts";
import { startPostgres } from "./faults/postgres-installation.ts";
import { kontor } from "./kontor-process.ts";
import type { PreparedFolder } from "./prepared-folder.ts";
import { printTable } from "./print-table.ts";
import { figure, type Findings } from "./results.ts";

interface Step {
  what: string;
  seconds: number;
  rows: number;
  summary: MoveSummary;
  ok: boolean;
}

/** A whole installation from SQLite to PostgreSQL and back, compared after each step. */
export async function benchTransfer(prepared: PreparedFolder): Promise<Findings> {
  const scratch = mkdtempSync(join(tmpdir(), "kontor-bench-"));
  const { postgres, settings } = await startPostgres();
  const [there, back] = [join(scratch, "there.jsonl"), join(scratch, "back.jsonl")];
  const steps: Step[] = [];
  try {
    const folders = { postgres: join(scratch, "postgres"), sqlite: join(scratch, "sqlite") };
    for (const folder of Object.values(folders)) newFolder(folder, prepared.folder);
    steps.push(await step("export from SQLite", ["export", there], prepared.folder, {}));
    const bytes = statSync(there).size;
    steps.push(await step("import into PostgreSQL, with verify", ["import", there], folders.postgres, settings));
    rmSync(there);
    steps.push(await step("export from PostgreSQL", ["export", back], folders.postgres, settings));
    steps.push(await step("import into SQLite, with verify", ["import", back], folders.sqlite, {}));
    return tell(prepared, steps, bytes);
  } finally {
    postgres.remove();
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The same master key opens the secrets wherever they are. */
function newFolder(folder: string, from: string): void {
  mkdirSync(folder, { mode: 0o700 });
  const key = join(from, "master.key");
  if (existsSync(key)) copyFileSync(key, join(folder, "master.key"));
}

async function step(
  what: string,
  words: readonly string[],
  folder: string,
  settings: Readonly<Record<string, string>>,
): Promise<Step> {
  const startedAt = performance.now();
  const { ok = true, ...summary } = await kontor<MoveSummary & { ok?: boolean }>(folder, words, { settings });
  const rows = Object.values(summary.counts).reduce((sum, count) => sum + count, 0);
  return { what, seconds: (performance.now() - startedAt) / 1000, rows, summary, ok };
}

function tell({ payments }: PreparedFolder, steps: readonly Step[], bytes: number): Findings {
  const [first] = steps;
  if (first === undefined) throw new Error("Nothing was moved");
  const differences = steps.flatMap(({ summary, what }) => {
    const difference = findDifference(first.summary, summary);
    return difference === null ? [] : [`${what}: ${difference}`];
  });
  for (const difference of differences) console.log(`\n${difference}`);
  printTable(
    `${payments} payments to PostgreSQL and back`,
    ["step", "rows", "seconds", "rows a second"],
    steps.map(({ what, rows, seconds }) => [
      ...[what, String(rows), seconds.toFixed(1), String(Math.round(rows / seconds))],
    ]),
  );
  const isSame = differences.length === 0 && steps.every(({ ok }) => ok);
  return {
    title: "To PostgreSQL and back",
    scale: `${numberText(payments)} payments, ${numberText(first.rows)} rows, a file of ${numberText(bytes / 1e6)} MB`,
    figures: steps.flatMap(({ what, seconds, rows }) => [
      figure({ what, unit: "s", value: seconds, rounds: 1, n: rows }),
      figure({ what: `${what}, rows`, unit: "1/s", value: rows / seconds, rounds: 1, n: rows }),
    ]),
    latencies: [],
    curves: [],
    checks: [
      {
        what: "rows of every table, totals by currency and the heads of the audit chains are the same after each step; every invariant of `kontor verify` holds after each import",
        ok: isSame,
      },
    ],
  };
}
