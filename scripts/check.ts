import { resolve } from "node:path";
import { runChecks } from "./checks.ts";
import { totalsLine } from "./totals.ts";

// `npm run check` runs every static check, `npm run check lint types` only those.
try {
  const total = runChecks(resolve(import.meta.dirname, ".."), process.argv.slice(2));
  process.stdout.write(`\n${totalsLine(total)}\n`);
  process.exitCode = total.failed > 0 ? 1 : 0;
} catch (error) {
  process.stderr.write(`kontor: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
