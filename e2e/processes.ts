import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { join } from "node:path";

export const projectRoot = join(import.meta.dirname, "..");

/** Where `bundle-programs.ts` leaves the programs, each under the path of its source. */
export const programFolder = join(projectRoot, "test-results/programs");

const nodeFlags = ["--enable-source-maps"];
const programOf = (source: string) => join(programFolder, source.replace(/\.ts$/, ".js"));

/** A program that is running and has said where it listens. */
export interface Running<Ready> {
  child: ChildProcess;
  ready: Ready;
  /** Everything it said on standard error, for the report of a test that fails. */
  log: string[];
  stop(): Promise<void>;
}

/**
 * Starts one of the bundled programs as a process of its own and waits for its ready line.
 *
 * @param file its source, from the root of the repository.
 */
export async function startProcess<Ready>(
  file: string,
  env: Readonly<Record<string, string>>,
): Promise<Running<Ready>> {
  const child = spawn(process.execPath, [...nodeFlags, programOf(file)], {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const log: string[] = [];
  child.stderr?.on("data", (chunk: Buffer) => log.push(chunk.toString("utf8")));
  const ready = await new Promise<Ready>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`${file} ended with ${code}: ${log.join("")}`)));
    if (child.stdout === null) throw new Error(`${file} has no standard output`);
    createInterface(child.stdout).once("line", (line) => resolve(JSON.parse(line) as Ready));
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await gone;
  };
  return { child, ready, log, stop };
}

/** Runs a command of the command line beside the server and answers its JSON. @param stdin what it reads, if anything. */
export async function runKontor<Answer>(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  stdin = "",
): Promise<Answer> {
  const child = spawn(process.execPath, [...nodeFlags, programOf("server/cli.ts"), ...args, "--json"], {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  child.stdin.end(stdin);
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  await new Promise((resolve) => child.once("close", resolve));
  const text = Buffer.concat(out).toString("utf8");
  if (text.trim() === "") throw new Error(`kontor ${args.join(" ")}: ${Buffer.concat(err).toString("utf8")}`);
  return JSON.parse(text) as Answer;
}
