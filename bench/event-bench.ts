import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EventSource } from "../server/testing/event-source.ts";
import type { RecordedEvent } from "../server/testing/event-source-messages.ts";
import { ReceiverProcess, type WireRequest } from "../server/testing/receiver-process.ts";
import { until } from "../server/testing/until.ts";
import { brokenInvariants, type Engine } from "./bench-shop.ts";
import { bundleEventSource } from "./bundled-source.ts";
import { startPostgres } from "./faults/postgres-installation.ts";

const waitMsMax = 1_200_000;

/** A server that records events when it is asked to, and a receiver that is sent them. */
export class EventBench {
  readonly source: EventSource;
  readonly receiver: ReceiverProcess;
  /** Events that were acknowledged and have arrived, each once. */
  arrived = 0;
  readonly #accountId: string;
  #next = 0;

  constructor(source: EventSource, receiver: ReceiverProcess, accountId: string) {
    this.source = source;
    this.receiver = receiver;
    this.#accountId = accountId;
  }

  /** Works with one on an empty database. Answers with what `kontor verify` finds broken afterwards. */
  static async run<T>(
    engine: Engine,
    work: (bench: EventBench) => Promise<T>,
  ): Promise<{ found: T; broken: string[] }> {
    const folder = mkdtempSync(join(tmpdir(), "kontor-bench-"));
    const { postgres, settings } = engine === "postgres" ? await startPostgres() : { postgres: null, settings: {} };
    const receiver = await ReceiverProcess.start();
    try {
      const source = await EventSource.start({ dataFolder: folder, settings, bundle: await bundleEventSource() });
      const found = await workWith(source, receiver, work).finally(() => source.stop());
      return { found, broken: await brokenInvariants({ folder, settings }) };
    } finally {
      await receiver.stop();
      postgres?.remove();
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Resolves when all are durable. @param perSecond null: as fast as it goes. */
  async record(count: number, perSecond: number | null): Promise<RecordedEvent[]> {
    const before = this.source.recorded.length;
    await this.source.record({ accountId: this.#accountId, type: "loan.active", first: this.#next, count, perSecond });
    this.#next += count;
    return this.source.recorded.slice(before);
  }

  /** Waits for that many requests, and checks that they are the events that were acknowledged last, each once. */
  async takeAll(count: number): Promise<WireRequest[]> {
    await until(async () => (await this.receiver.count()) >= count, "every event to arrive", waitMsMax);
    const received = await this.receiver.take();
    const numbers = new Set(received.map((request) => request.number));
    const missing = this.source.recorded.slice(-count).filter((event) => !numbers.has(event.number));
    if (missing.length > 0 || received.length !== count) {
      throw new Error(`${count} events were acknowledged, ${received.length} came, ${missing.length} are missing`);
    }
    this.arrived += count;
    return received;
  }

  /** Whether the receiver has been told of nothing that was not acknowledged, and of all that was. */
  get isExact(): boolean {
    return this.arrived === this.source.recorded.length;
  }
}

async function workWith<T>(
  source: EventSource,
  receiver: ReceiverProcess,
  work: (bench: EventBench) => Promise<T>,
): Promise<T> {
  const accountId = await source.addAccount();
  await source.addEndpoint({ accountId, dialect: "standard", url: receiver.url("ok") });
  return work(new EventBench(source, receiver, accountId));
}
