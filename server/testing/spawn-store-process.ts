import { type ChildProcessByStdio, spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Readable } from "node:stream";

const program = fileURLToPath(new URL("./store-process.ts", import.meta.url));

export type StoreCommand =
  "write-in-turn" | "write-at-once" | "write-in-batches-of-one" | "migrate" | "migrate-and-die";

export interface StoreProcess {
  readonly command: StoreCommand;
  readonly folder: string;
  /** Writes to make. */
  readonly count?: number;
  /** A program to run it under, with its own arguments. */
  readonly under?: readonly string[];
}

export interface ProcessOutcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts `store-process.ts` beside the test, without waiting for it. */
export function startStoreProcess(request: StoreProcess): ChildProcessByStdio<null, Readable, Readable> {
  const [executable = "", ...rest] = commandLine(request);
  return spawn(executable, rest, { stdio: ["ignore", "pipe", "pipe"] });
}

/** Runs `store-process.ts` to its end. */
export async function runStoreProcess(request: StoreProcess): Promise<ProcessOutcome> {
  const child = startStoreProcess(request);
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

/** Whether a program can be started here and may do its work. */
export function canRun(executable: string, ...rest: readonly string[]): boolean {
  return spawnSync(executable, rest, { stdio: "ignore" }).status === 0;
}

function commandLine({ command, folder, count, under = [] }: StoreProcess): readonly string[] {
  return [...under, process.execPath, "--import", "tsx", program, command, folder, String(count ?? 0)];
}
