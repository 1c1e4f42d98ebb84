import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { aptInstall, canAptInstall } from "./apt.ts";
import { runChecks } from "./checks.ts";
import { findPostgres } from "../server/testing/postgres-server.ts";
import { ensureChromium } from "./chromium.ts";
import {
  addTotals,
  browserTotals,
  judged,
  noTotals,
  totalsLine,
  unitTotals,
  type BrowserReport,
  type Totals,
  type UnitReport,
} from "./totals.ts";

// Every test, then one line with the sum. `--with-checks` adds the static checks, each counted as one.
const projectRoot = resolve(import.meta.dirname, "..");
const reports = { unit: "test-results/unit.json", browser: "test-results/browser.json" };

interface Runner<Report> {
  program: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  report: string;
  count: (report: Report) => Totals;
}

function runTests<Report>(runner: Runner<Report>): Totals {
  rmSync(resolve(projectRoot, runner.report), { force: true });
  const { status } = spawnSync(resolve(projectRoot, "node_modules/.bin", runner.program), runner.args, {
    cwd: projectRoot,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...runner.env },
  });
  return judged(readTotals(runner), status);
}

/** A runner that left no readable report counted nothing, which `judged` turns into a failure. */
function readTotals<Report>({ report, count }: Runner<Report>): Totals {
  const file = resolve(projectRoot, report);
  if (!existsSync(file)) return noTotals;
  return count(JSON.parse(readFileSync(file, "utf8")) as Report);
}

function runUnitTests(): Totals {
  installStrace();
  installPostgres();
  return runTests<UnitReport>({
    program: "vitest",
    args: ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${reports.unit}`],
    // Components are tested with React's development build, whatever the shell has set.
    env: { NODE_ENV: "test" },
    report: reports.unit,
    count: unitTotals,
  });
}

function runBrowserTests(): Totals {
  return runTests<BrowserReport>({
    program: "playwright",
    args: ["test", "--reporter=list,json"],
    env: { KONTOR_CHROMIUM: ensureChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: resolve(projectRoot, reports.browser) },
    report: reports.browser,
    count: browserTotals,
  });
}

/** One test counts sync calls under strace, and skips itself where there is none. */
function installStrace(): void {
  const isThere = spawnSync("strace", ["-V"], { stdio: "ignore" }).status === 0;
  if (!isThere && canAptInstall()) aptInstall("strace");
}

/** What every engine must do is tested on PostgreSQL as well, where there is one. */
function installPostgres(): void {
  if (findPostgres() !== null) return;
  if (canAptInstall() && aptInstall("postgresql") && findPostgres() !== null) return;
  process.stderr.write("kontor: no PostgreSQL here: the engines' common tests run on SQLite alone\n");
}

/** Runs one part; when the part cannot even start, that is one failure and the others still run. */
function counted(part: () => Totals): Totals {
  try {
    return part();
  } catch (error) {
    process.stderr.write(`kontor: ${error instanceof Error ? error.message : String(error)}\n`);
    return { ...noTotals, failed: 1 };
  }
}

mkdirSync(resolve(projectRoot, "test-results"), { recursive: true });
const parts = [runUnitTests, runBrowserTests];
if (process.argv.includes("--with-checks")) parts.push(() => runChecks(projectRoot));

const total = parts.map(counted).reduce(addTotals, noTotals);
process.stdout.write(`\n${totalsLine(total)}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
