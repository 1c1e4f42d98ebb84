import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { format } from "prettier";
import { amountText, numberText } from "./charts/words.ts";
import { commitOf, measureDiskSync, readEnvironment } from "./environment.ts";
import { isPart, type PartName, parts, quickSizes, usualSizes } from "./parts.ts";
import { prepareFolder } from "./prepared-folder.ts";
import { printTable } from "./print-table.ts";
import { type Findings, isFigureMet, mergeResults, type Results, resultsSchema } from "./results.ts";
import { targetOf } from "./targets.ts";

const quickPayments = 2_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    payments: { type: "string" },
    requests: { type: "string" },
    rounds: { type: "string" },
    seconds: { type: "string" },
    minutes: { type: "string" },
    queued: { type: "string" },
    folder: { type: "string" },
    out: { type: "string" },
    quick: { type: "boolean", default: false },
  },
});

const unknown = positionals.filter((word) => !isPart(word));
if (unknown.length > 0) {
  const known = Object.keys(parts).join("|");
  console.error(
    `There is no part ${unknown.join(", ")}. Usage: npm run bench -- [${known}]... [--out FILE] [--payments N] [--requests N] [--rounds N] [--seconds N] [--minutes N] [--queued N] [--folder F] [--quick]`,
  );
  process.exit(2);
}

const base = values.quick ? quickSizes : usualSizes;
const told = Object.entries(values).filter(([name]) => Object.hasOwn(base, name));
const sizes = { ...base, ...Object.fromEntries(told.map(([name, value]) => [name, Number(value)])) };

function history(usual: number) {
  const payments = values.payments === undefined ? (values.quick ? quickPayments : usual) : Number(values.payments);
  return prepareFolder(values.folder ?? join(tmpdir(), `kontor-bench-${payments}`), payments);
}

function show({ title, figures, checks }: Findings): void {
  printTable(
    title,
    ["what", "measured", "target", "met", "baseline", "ratio", "rounds", "n"],
    figures.map((figure) => {
      const { what, value, unit, target, baseline, ratio, rounds, n } = figure;
      const asked = target === null ? "" : amountText(targetOf(target).value, unit);
      const isMet = isFigureMet(figure);
      return [
        ...[what, amountText(value, unit), asked, isMet === null ? "" : isMet ? "yes" : "NO"],
        ...[baseline === null ? "" : amountText(baseline.value, unit), ratio === null ? "" : `${numberText(ratio)}×`],
        ...[String(rounds), String(n)],
      ];
    }),
  );
  for (const { what, ok } of checks) console.log(`\n${ok ? "ok" : "FAILED"}: ${what}`);
  if (checks.some(({ ok }) => !ok)) process.exitCode = 1;
}

const environment = await readEnvironment();
const commit = commitOf();

/** After each part, so that a long run that is ended early keeps what it has. */
async function keep(file: string, name: PartName, findings: Findings, diskSyncMs: number): Promise<void> {
  const before = existsSync(file) ? resultsSchema.parse(JSON.parse(readFileSync(file, "utf8"))) : null;
  const part = { ...findings, measured_at: new Date().toISOString(), commit, disk_sync_ms: diskSyncMs };
  const results: Results = resultsSchema.parse(mergeResults(before, environment, { [name]: part }));
  writeFileSync(file, await format(JSON.stringify(results), { parser: "json", printWidth: 120 }));
}

async function run(name: PartName): Promise<void> {
  const diskSyncMs = measureDiskSync();
  const findings = await parts[name]({ sizes, history });
  show(findings);
  console.log(`\nappending 4 kB and waiting for the disk: ${diskSyncMs} ms`);
  if (values.out !== undefined) await keep(values.out, name, findings, diskSyncMs);
}

const wanted = positionals.length === 0 ? Object.keys(parts) : positionals;
for (const name of wanted.filter(isPart)) {
  try {
    await run(name);
  } catch (error) {
    // The parts after it can still be measured.
    console.error(`\n${name} did not get to its end:`, error);
    process.exitCode = 1;
  }
}
