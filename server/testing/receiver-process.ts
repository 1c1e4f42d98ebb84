import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("./receiver-main.ts", import.meta.url));

/** One request as it came over the wire. */
export interface WireRequest {
  /** With the query. */
  path: string;
  /** From the payload; -1 where it has none. */
  number: number;
  /** When its first byte came, milliseconds since 1970 with fractions. */
  atMs: number;
  /** Request line and headers; only where whole requests are kept. */
  head?: string;
  body?: string;
}

export interface ReceiverAsk {
  number: number;
  kind: "take" | "count";
}

export interface ReceiverOptions {
  /** Keeps headers and bodies too. */
  keepsWhole?: boolean;
  /** Each name gets a port of its own that speaks TLS with that certificate. */
  certificates?: { folder: string; names: readonly string[] };
}

/** Merchants' servers in a process of their own. */
export class ReceiverProcess {
  readonly #child: ChildProcess;
  readonly #ports: Readonly<Record<string, number>>;
  readonly #open = new Map<number, (answer: never) => void>();
  #asked = 0;

  private constructor(child: ChildProcess, ports: Readonly<Record<string, number>>) {
    this.#child = child;
    this.#ports = ports;
    child.on("message", ({ to, answer }: { to: number; answer: never }) => {
      this.#open.get(to)?.(answer);
      this.#open.delete(to);
    });
  }

  static async start({ keepsWhole = false, certificates }: ReceiverOptions = {}): Promise<ReceiverProcess> {
    const { PATH, HOME } = process.env;
    const settings = {
      RECEIVER_KEEPS_WHOLE: keepsWhole ? "1" : "0",
      RECEIVER_CERTIFICATES: certificates?.folder ?? "",
      RECEIVER_CERTIFICATE_NAMES: (certificates?.names ?? []).join(","),
    };
    const child = fork(program, { execArgv: ["--import", "tsx"], env: { PATH, HOME, ...settings } });
    const [{ ports }] = (await once(child, "message")) as [{ ports: Record<string, number> }];
    return new ReceiverProcess(child, ports);
  }

  /** Where a behavior is met, without TLS. */
  url(behavior: string): string {
    return `http://127.0.0.1:${this.port("plain")}/${behavior}`;
  }

  /** `plain`, `silent` (takes connections and never says a word), or the name of a certificate. */
  port(name: string): number {
    const port = this.#ports[name];
    if (port === undefined) throw new Error(`No port is called ${name}`);
    return port;
  }

  /** Everything since the last call. */
  take(): Promise<WireRequest[]> {
    return this.#ask("take");
  }

  /** Requests since the last call of `take`: of one behavior, or all. */
  async count(behavior?: string): Promise<number> {
    const counts = await this.#ask<Record<string, number>>("count");
    if (behavior !== undefined) return counts[behavior] ?? 0;
    return Object.values(counts).reduce((sum, count) => sum + count, 0);
  }

  async stop(): Promise<void> {
    const gone = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await gone;
  }

  #ask<Answer>(kind: ReceiverAsk["kind"]): Promise<Answer> {
    this.#asked += 1;
    const number = this.#asked;
    return new Promise((resolve) => {
      this.#open.set(number, resolve);
      this.#child.send({ number, kind });
    });
  }
}
