import { spawn } from "node:child_process";
import { constants, setPriority } from "node:os";
import { fileURLToPath } from "node:url";

/** What a `kontor` command said and how it ended; null when a signal ended it. */
export interface CommandEnd {
  code: number | null;
  out: string;
  err: string;
}

/** Runs a `kontor` command in a process of its own, with the settings of this one. */
export type RunKontor = (args: readonly string[], signal: AbortSignal) => Promise<CommandEnd>;

/** An answer with every table is a few kilobytes. */
const saidMax = 1_000_000;

/** Beside the bundled server stands the bundled command line, beside the source its source. */
const program = fileURLToPath(new URL(import.meta.url.endsWith(".ts") ? "cli.ts" : "cli.js", import.meta.url));

/** It is at nobody's expense: the server and the system come first. */
export const runKontor: RunKontor = async (args, signal) => {
  const child = spawn(process.execPath, [...process.execArgv, program, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    signal,
  });
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out = `${out}${text}`.slice(0, saidMax)));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err = `${err}${text}`.slice(-saidMax)));
  if (child.pid !== undefined) yieldTo(child.pid);
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: null, out, err: error.message }));
    child.once("close", (code) => resolve({ code, out, err }));
  });
};

/** Where the system does not let it, the command runs like any other. */
function yieldTo(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    return;
  }
}
