import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { exclusively } from "./exclusive.mjs";
import {
  buildStampFile,
  isBuildFresh,
  isInstallFresh,
  markBuilt,
  markInstalled,
  sourceFingerprint,
} from "./freshness.mjs";

const oldestNode = { major: 20, minor: 19 };

/**
 * Installs the packages when they are missing or stale, and builds when a source changed since the last build.
 * Everything it says goes to stderr: stdout belongs to the command that runs next.
 *
 * @param {string} root the folder of package.json
 * @param {{ installOnly?: boolean }} [options]
 * @throws {Error} in one sentence, when a step failed; the step itself has said why.
 */
export async function prepare(root, { installOnly = false } = {}) {
  checkNode();
  const isReady = () => isInstallFresh(root) && (installOnly || isBuildFresh(root));
  if (isReady()) return;
  await exclusively(join(root, "dist", ".kontor-prepare"), async () => {
    if (!isInstallFresh(root)) await install(root);
    if (!isReady()) await build(root);
  });
}

/** @param {string} root */
async function install(root) {
  say("installing packages (npm ci) ...");
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm?.endsWith(".js") ? [process.execPath, npm] : ["npm"];
  // npm hands its settings down to its children: `npm run --silent` would hide why an install fails.
  await run(root, command ?? "npm", [...first, "ci", "--include=dev", "--loglevel=warn", "--no-progress"]);
  markInstalled(root);
}

/** @param {string} root */
async function build(root) {
  say("building ...");
  const fingerprint = sourceFingerprint(root);
  rmSync(buildStampFile(root), { force: true });
  await run(root, process.execPath, ["--import", "tsx", "scripts/build.ts"]);
  markBuilt(root, fingerprint);
}

/**
 * @param {string} root
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<void>}
 */
function run(root, command, args) {
  const child = spawn(command, args, { cwd: root, stdio: ["ignore", 2, 2] });
  const stop = () => {
    child.kill("SIGTERM");
    process.exit(143);
  };
  process.once("SIGTERM", stop).once("SIGINT", stop);
  return new Promise((done, fail) => {
    const told = [command, ...args].join(" ");
    child.once("error", (error) => fail(new Error(`could not run "${told}": ${error.message}`)));
    child.once("exit", (code, signal) => {
      process.off("SIGTERM", stop).off("SIGINT", stop);
      if (code === 0) done();
      else fail(new Error(`"${told}" ended with ${signal ?? `code ${code}`}`));
    });
  });
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`kontor: ${line}\n`);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > oldestNode.major || (major === oldestNode.major && minor >= oldestNode.minor)) return;
  throw new Error(`Node ${oldestNode.major}.${oldestNode.minor} or newer is needed, this is ${process.versions.node}`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    await prepare(fileURLToPath(new URL("..", import.meta.url)), {
      installOnly: process.argv.includes("--install-only"),
    });
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
