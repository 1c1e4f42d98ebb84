import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("./slow-gateway-main.ts", import.meta.url));

/** A moment in the life of an operation at which a server may kill itself. */
export type DeathMoment = "before_intent" | "after_intent" | "after_answer" | "after_commit";

export interface SlowGatewayServer {
  merchant: string;
  backoffice: string;
  /** Ends it at once, as a power cut would end the process. */
  kill(): Promise<void>;
  /** Lets it finish what is under way. */
  stop(): Promise<void>;
  /** Resolves once it is gone, by whatever. */
  gone: Promise<unknown>;
}

export interface SlowGatewayOptions {
  dataFolder: string;
  /** File with one processor key per call that the gateway was asked for. */
  journal: string;
  delayMs: number;
  /** How far its clock is ahead of this machine's. */
  clockAheadMs?: number;
  /** It kills itself then. */
  dieAt?: DeathMoment;
}

/** Starts `slow-gateway-main.ts` and waits until it is ready. */
export async function startSlowGatewayServer(options: SlowGatewayOptions): Promise<SlowGatewayServer> {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, ["--import", "tsx", program], {
    env: { PATH, HOME, ...settingsOf(options), ...(options.dieAt === undefined ? {} : { DIE_AT: options.dieAt }) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (text: string) => said.push(text));
  const exited = once(child, "exit");
  const line = await Promise.race([
    once(createInterface(child.stdout), "line"),
    exited.then(() => Promise.reject(new Error(`The server ended early: ${said.join("")}`))),
  ]);
  const { merchant, backoffice } = JSON.parse(String(line[0])) as { merchant: string; backoffice: string };
  const end = (signal: NodeJS.Signals) => async () => {
    child.kill(signal);
    await exited;
  };
  return { merchant, backoffice, kill: end("SIGKILL"), stop: end("SIGTERM"), gone: exited };
}

/** The settings under which the parent opens the same folder. */
export function settingsOf({
  dataFolder,
  journal,
  delayMs,
  clockAheadMs = 0,
}: SlowGatewayOptions): Record<string, string> {
  return {
    KONTOR_DATA_DIR: dataFolder,
    KONTOR_DEMO: "0",
    KONTOR_BACKOFFICE_PORT: "0",
    KONTOR_MERCHANT_PORT: "0",
    KONTOR_RATE_LIMITS: "off",
    KONTOR_LOG_LEVEL: "error",
    GATEWAY_JOURNAL: journal,
    GATEWAY_DELAY_MS: String(delayMs),
    CLOCK_AHEAD_MS: String(clockAheadMs),
  };
}
