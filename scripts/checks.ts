import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { addTotals, noTotals, type Totals } from "./totals.ts";

interface Check {
  name: string;
  claim: string;
  /** A program of an installed package, or `sh`, with its arguments. */
  command: [program: string, ...args: string[]];
}

const checks: readonly Check[] = [
  { name: "types", claim: "server, tests and tools type-check", command: ["tsc", "-p", "tsconfig.json"] },
  { name: "types-shared", claim: "shared/ needs neither Node nor DOM", command: ["tsc", "-p", "shared/tsconfig.json"] },
  { name: "types-e2e", claim: "the journeys type-check", command: ["tsc", "-p", "e2e/tsconfig.json"] },
  { name: "types-client", claim: "the client type-checks", command: ["tsc", "-p", "client/tsconfig.json"] },
  { name: "lint", claim: "no lint warning", command: ["eslint", "--max-warnings", "0", "."] },
  { name: "format", claim: "formatted by prettier", command: ["prettier", "--check", "--log-level", "warn", "."] },
  {
    name: "imports",
    claim: "imports point inward",
    command: ["depcruise", "--output-type", "err", "server", "client", "shared", "e2e", "bench", "scripts"],
  },
  { name: "unused", claim: "no unused file, export or package", command: ["knip", "--no-progress"] },
  {
    name: "dockerfile",
    claim: "the Dockerfile has no fault and no warning",
    command: ["tsx", "scripts/lint-dockerfile.ts"],
  },
  {
    name: "size",
    claim: "pages stay within their size limits",
    command: ["sh", "scripts/run.sh", "node", "--import", "tsx", "scripts/bundle-size.ts"],
  },
];

/**
 * Runs the static checks, or only those named, and counts each as one.
 *
 * @throws Error when a name is not that of a check.
 */
export function runChecks(projectRoot: string, names: readonly string[] = []): Totals {
  const unknown = names.filter((name) => !checks.some((check) => check.name === name));
  if (unknown.length > 0) {
    throw new Error(`no check named ${unknown.join(", ")}; there are ${checks.map(({ name }) => name).join(", ")}`);
  }
  return checks
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .map((check) => runCheck(projectRoot, check))
    .reduce(addTotals, noTotals);
}

function runCheck(projectRoot: string, { name, claim, command }: Check): Totals {
  const [program, ...args] = command;
  const file = program === "sh" ? program : resolve(projectRoot, "node_modules/.bin", program);
  process.stdout.write(`${name}: ${claim} ...\n`);
  const { status } = spawnSync(file, args, { cwd: projectRoot, stdio: ["ignore", "inherit", "inherit"] });
  process.stdout.write(status === 0 ? `${name}: ok\n` : `${name}: FAILED\n`);
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
}
