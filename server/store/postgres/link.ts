import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers";
import type { Logger } from "pino";
import { Client } from "pg";
import { z } from "zod";

/** What one process says to the others. */
const messageSchema = z.object({ from: z.string(), topic: z.string(), items: z.array(z.unknown()) });

type Listener = (item: unknown) => void;

const channel = "kontor";
/** A payload of PostgreSQL holds less than 8,000 bytes. */
const payloadCharactersMax = 3_000;
const reconnectMs = 500;
/** How often a process that does not lead asks whether it may. */
const askEveryMs = 500;
const leaderLock = 0x4b6f_6e75;

/**
 * A connection of a process's own to the database server, over which the processes of one installation talk and agree
 * on the one that leads. Who dies or is cut off loses the lead at once, because the server lets go of its lock.
 *
 * Nothing that is said is kept: a process that is away misses it, so only hints may be said.
 */
export class ProcessLink {
  /** Of this process, for as long as it runs. */
  readonly id = randomUUID();
  readonly #url: string;
  readonly #logger: Logger;
  readonly #listeners = new Map<string, Listener>();
  readonly #said = new Map<string, unknown[]>();
  #client: Client | null = null;
  #timer: NodeJS.Timeout | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #isLeader = false;
  #askedAtMs = -Infinity;
  #isStopping = false;

  constructor({ url, logger }: { url: string; logger: Logger }) {
    this.#url = url;
    this.#logger = logger;
  }

  /** Comes back by itself whenever the connection breaks. */
  async start(): Promise<void> {
    const client = new Client({ connectionString: this.#url, application_name: "kontor link", keepAlive: true });
    client.on("error", () => undefined);
    client.on("end", () => this.#lose(client));
    client.on("notification", ({ payload }) => this.#receive(payload ?? ""));
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
      this.#client = client;
    } catch (error) {
      this.#logger.warn({ err: error }, "the link to the other processes is down");
      this.#lose(client);
    }
  }

  hear(topic: string, listener: Listener): void {
    this.#listeners.set(topic, listener);
  }

  /** To every other process that is there; what is said in one turn goes together. */
  tell(topic: string, item: unknown): void {
    if (this.#isStopping) return;
    if (this.#said.size === 0) setImmediate(() => void this.#send());
    this.#said.set(topic, [...(this.#said.get(topic) ?? []), item]);
  }

  /** Whether this process is the one that does what only one may do. Stays so until it stops or is cut off. */
  async leads(): Promise<boolean> {
    if (this.#isLeader || this.#client === null) return this.#isLeader;
    const nowMs = performance.now();
    if (nowMs - this.#askedAtMs < askEveryMs) return false;
    this.#askedAtMs = nowMs;
    const client = this.#client;
    const rows = await this.#ask<{ leads: boolean }>(
      "SELECT pg_try_advisory_lock($1, hashtext(current_schema())) AS leads",
      [leaderLock],
    );
    // The connection may have been lost while it was asked.
    this.#isLeader = this.#client === client && rows[0]?.leads === true;
    if (this.#isLeader) this.#logger.info("this process leads the background work");
    return this.#isLeader;
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#turn;
    this.#isLeader = false;
    await this.#client?.end().catch(() => undefined);
  }

  #lose(client: Client): void {
    if (this.#client === client) this.#client = null;
    this.#isLeader = false;
    client.removeAllListeners("end");
    void client.end().catch(() => undefined);
    if (this.#isStopping || this.#timer !== null) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.start();
    }, reconnectMs);
  }

  #receive(payload: string): void {
    const { from, topic, items } = messageSchema.parse(JSON.parse(payload));
    if (from === this.id) return;
    for (const item of items) this.#listeners.get(topic)?.(item);
  }

  async #send(): Promise<void> {
    const said = [...this.#said];
    this.#said.clear();
    for (const [topic, items] of said) {
      for (const part of portions(items)) {
        await this.#ask("SELECT pg_notify($1, $2)", [channel, JSON.stringify({ from: this.id, topic, items: part })]);
      }
    }
  }

  /** One question after another; none where the server is away. */
  async #ask<Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> {
    const answer = this.#turn.then(async () => (await this.#client?.query<Row>(text, [...values]))?.rows ?? []);
    this.#turn = answer.catch(() => undefined);
    try {
      return await answer;
    } catch (error) {
      this.#logger.warn({ err: error }, "the other processes were not reached");
      return [];
    }
  }
}

function portions(items: readonly unknown[]): unknown[][] {
  const parts: unknown[][] = [];
  let room = 0;
  for (const item of items) {
    const size = JSON.stringify(item).length;
    if (size > room) {
      parts.push([]);
      room = payloadCharactersMax;
    }
    parts.at(-1)?.push(item);
    room -= size;
  }
  return parts;
}
