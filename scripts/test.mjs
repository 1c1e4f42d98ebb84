import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { prepare } from "./prepare.mjs";

// The way into `npm test`. It runs before the first install, so the rest of the work is in run-tests.ts.
const root = fileURLToPath(new URL("..", import.meta.url));
try {
  await prepare(root);
} catch (error) {
  process.stderr.write(`kontor: ${error instanceof Error ? error.message : error}; no test was run\n`);
  process.stdout.write("0 passed, 1 failed\n");
  process.exit(1);
}
const args = ["--import", "tsx", "scripts/run-tests.ts", ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status ?? 1;
