import { spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { afterThisFile } from "./after-tests.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const projectRoot = resolve(import.meta.dirname, "../..");

/** A program of ours in a process of its own, with what it has said so far. */
export interface ProgramProcess {
  stdout(): string;
  stderr(): string;
  kill(signal: NodeJS.Signals): void;
  /** Its exit code; null when a signal ended it. */
  exited: Promise<number | null>;
}

/** A data folder that is gone when the file's tests are over. */
export function newDataFolder(): string {
  return join(temporaryFolder(), "data");
}

/** Starts `server/main.ts` or `server/cli.ts`; only the settings given here reach it. */
export function startProgram(
  file: "server/main.ts" | "server/cli.ts",
  { args = [], settings, input = "" }: { args?: readonly string[]; settings: Record<string, string>; input?: string },
): ProgramProcess {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, KONTOR_LOG_LEVEL: "info", ...settings };
  const child = spawn(process.execPath, ["--import", "tsx", file, ...args], { cwd: projectRoot, env });
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  // A program that refuses its settings is gone before it has read anything.
  child.stdin.on("error", () => undefined).end(input);
  const exited = once(child, "close").then(() => child.exitCode);
  const program: ProgramProcess = {
    stdout: () => out,
    stderr: () => err,
    kill: (signal) => child.kill(signal),
    exited,
  };
  afterThisFile(() => {
    program.kill("SIGKILL");
    return exited;
  });
  return program;
}
