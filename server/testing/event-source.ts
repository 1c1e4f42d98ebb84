import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type {
  Answer,
  EndpointWish,
  RecordedEvent,
  RecordWish,
  Rotation,
  Usage,
  Wishes,
} from "./event-source-messages.ts";

const sourceProgram = fileURLToPath(new URL("./event-source-main.ts", import.meta.url));

export interface EventSourceOptions {
  dataFolder: string;
  /** Added to the settings of a quiet server. */
  settings?: Record<string, string>;
  /** For node itself, such as `--cpu-prof`. */
  nodeFlags?: readonly string[];
  /** A bundle of the program, started in the place of its source. */
  bundle?: string;
}

/** A whole server in a process of its own, whose events the parent asks for. */
export class EventSource {
  /** Everything that was acknowledged, in that order; kept when the process is gone. */
  readonly recorded: RecordedEvent[] = [];
  readonly #child: ChildProcess;
  readonly #gone: Promise<unknown>;
  readonly #open = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
  #asked = 0;

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.#gone = once(child, "exit").then(() => this.#end());
    child.on("message", (message: object) => this.#hear(message));
  }

  /** Resolves when it is ready. */
  static async start({ dataFolder, settings = {}, nodeFlags = [], bundle }: EventSourceOptions): Promise<EventSource> {
    const { PATH, HOME } = process.env;
    const child = fork(bundle ?? sourceProgram, {
      execArgv: [...nodeFlags, ...(bundle === undefined ? ["--import", "tsx"] : [])],
      env: { PATH, HOME, ...quietSettings, KONTOR_DATA_DIR: dataFolder, ...settings },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    const source = new EventSource(child);
    const said: string[] = [];
    child.stderr?.setEncoding("utf8").on("data", (text: string) => said.push(text));
    if (child.stdout === null) throw new Error("The server has no standard output");
    const ready = once(createInterface(child.stdout), "line");
    await Promise.race([
      ready,
      source.#gone.then(() => Promise.reject(new Error(`The server ended early: ${said.join("")}`))),
    ]);
    return source;
  }

  async addAccount(): Promise<string> {
    return (await this.#ask("account", null)).account_id;
  }

  addEndpoint(wish: EndpointWish): Promise<{ id: string; secret: string }> {
    return this.#ask("endpoint", wish);
  }

  rotate(id: string, overlapSeconds: number): Promise<Rotation> {
    return this.#ask("rotate", { id, overlapSeconds });
  }

  /** Resolves when all are durable. */
  async record(wish: RecordWish): Promise<void> {
    await this.#ask("record", wish);
  }

  usage(): Promise<Usage> {
    return this.#ask("usage", null);
  }

  /** Begins to send what is queued. */
  async startWork(): Promise<void> {
    await this.#ask("work", true);
  }

  /** Waits for the calls in flight; what is recorded after it stays queued. */
  async stopWork(): Promise<void> {
    await this.#ask("work", false);
  }

  /** Ends it at once, as a power cut would end the process. */
  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#gone;
  }

  /** Lets it finish what is under way. */
  async stop(): Promise<void> {
    this.#child.kill("SIGTERM");
    await this.#gone;
  }

  #ask<Kind extends keyof Wishes>(kind: Kind, wish: Wishes[Kind]): Promise<Answer[Kind]> {
    this.#asked += 1;
    const number = this.#asked;
    return new Promise<Answer[Kind]>((resolve, reject) => {
      this.#open.set(number, { resolve, reject });
      this.#child.send({ number, kind, wish });
    });
  }

  #hear(message: { recorded?: RecordedEvent[]; to?: number; answer?: unknown; error?: string }): void {
    if (message.recorded !== undefined) this.recorded.push(...message.recorded);
    if (message.to === undefined) return;
    const asked = this.#open.get(message.to);
    this.#open.delete(message.to);
    if (message.error === undefined) asked?.resolve(message.answer as never);
    else asked?.reject(new Error(message.error));
  }

  #end(): void {
    for (const { reject } of this.#open.values()) reject(new Error("The server is gone"));
    this.#open.clear();
  }
}

const quietSettings = {
  KONTOR_DEMO: "0",
  KONTOR_ROLE: "web",
  KONTOR_ALLOW_PRIVATE_TARGETS: "1",
  KONTOR_BACKOFFICE_PORT: "0",
  KONTOR_MERCHANT_PORT: "0",
  KONTOR_RATE_LIMITS: "off",
  KONTOR_LOG_LEVEL: "error",
};
