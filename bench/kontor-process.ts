import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

const root = join(import.meta.dirname, "..");

/** The built program, as operators run it, or its source, whose profile names the modules. */
export type Program = "built" | "source";

export interface RunningServer {
  backoffice: string;
  merchant: string;
  child: ChildProcess;
  /** Tells it to drain, and waits until it is gone. */
  stop(): Promise<void>;
  /** Ends it at once, as a power cut would end the process. */
  kill(): Promise<void>;
}

interface StartOptions {
  folder: string;
  program?: Program;
  /** For node itself, such as `--cpu-prof`. */
  nodeFlags?: readonly string[];
  /** Before those that are made up here. */
  settings?: Readonly<Record<string, string>>;
}

/** Starts a server on free ports, without demo data and rate limits. */
export async function startServer({
  folder,
  program = "built",
  nodeFlags = [],
  settings = {},
}: StartOptions): Promise<RunningServer> {
  const child = spawn(process.execPath, [...nodeFlags, ...programArguments("main", program)], {
    cwd: root,
    env: { ...environment(folder), ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await gone;
  };
  const ready = await readyLine(child);
  return { ...ready, child, stop: () => end("SIGTERM"), kill: () => end("SIGKILL") };
}

interface CommandOptions {
  stdin?: string;
  /** Before those that are made up here. */
  settings?: Readonly<Record<string, string>>;
}

/** Runs a command of the command line and answers its JSON. */
export async function kontor<Answer>(
  folder: string,
  words: readonly string[],
  { stdin = "", settings = {} }: CommandOptions = {},
): Promise<Answer> {
  const child = spawn(process.execPath, [...programArguments("cli", "built"), ...words, "--json"], {
    cwd: root,
    env: { ...environment(folder), ...settings },
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(stdin);
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  await new Promise((resolve) => child.once("close", resolve));
  const text = Buffer.concat(chunks).toString("utf8");
  if (text.trim() === "") throw new Error(`kontor ${words.join(" ")} ended with ${child.exitCode ?? "a signal"}`);
  return JSON.parse(text) as Answer;
}

function programArguments(name: "main" | "cli", program: Program): string[] {
  if (program === "source") return ["--import", "tsx", join(root, "server", `${name}.ts`)];
  return ["--enable-source-maps", join(root, "dist/server", `${name}.js`)];
}

/** The settings of a server whose data is in a folder. */
export function environment(folder: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: "production",
    KONTOR_DATA_DIR: folder,
    KONTOR_DEMO: "0",
    KONTOR_ALLOW_PRIVATE_TARGETS: "1",
    KONTOR_BACKOFFICE_PORT: "0",
    KONTOR_MERCHANT_PORT: "0",
    KONTOR_RATE_LIMITS: "off",
    KONTOR_LOG_LEVEL: "error",
  };
}

/** What the server says on the way is shown only when it does not get there. */
function readyLine(child: ChildProcess): Promise<{ backoffice: string; merchant: string }> {
  const said: Buffer[] = [];
  child.stderr?.on("data", (chunk: Buffer) => said.push(chunk));
  return new Promise((resolve, reject) => {
    child.once("exit", () => reject(new Error(`The server ended early: ${Buffer.concat(said).toString("utf8")}`)));
    if (child.stdout === null) throw new Error("The server has no standard output");
    createInterface(child.stdout).once("line", (line) => {
      said.length = 0;
      resolve(JSON.parse(line) as { backoffice: string; merchant: string });
    });
  });
}
