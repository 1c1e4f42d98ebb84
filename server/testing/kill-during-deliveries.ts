import { join } from "node:path";
import { pino } from "pino";
import { openBesideServer } from "../cli/open-beside-server.ts";
import { readConfig } from "../config.ts";
import { openReader } from "../store/sqlite/open-connection.ts";
import { runVerify, type VerifyReport } from "../verify/verify.service.ts";
import { EventSource } from "./event-source.ts";
import { ReceiverProcess, type WireRequest } from "./receiver-process.ts";
import { until } from "./until.ts";

export interface KillPlan {
  /** Events that wait when the sending begins. */
  queued: number;
  /** Requests that the receiver has taken when the server is killed; more than one for more than one kill. */
  killAt: readonly number[];
}

/** What came of the queue after the server was killed with SIGKILL and started again. */
export interface KilledDeliveries {
  acknowledged: number;
  /** Different events that arrived. */
  arrived: number;
  /** Acknowledged and never arrived. */
  lost: number;
  /** Arrived more than once, because their attempts were under way when the server died. */
  repeated: number;
  /** Arrived again although the database knew that they had; or twice in one life; or under another id. */
  unexplained: string[];
  /** From the last start of sending to the last event's arrival. */
  drainedMs: number;
  /** Left for that last life. */
  drained: number;
  verify: VerifyReport;
}

/**
 * Queues events, kills the server in the middle of sending them, as often as planned, and lets the last
 * one finish.
 *
 * @param folder an empty one.
 */
export async function killDuringDeliveries(folder: string, plan: KillPlan): Promise<KilledDeliveries> {
  const dataFolder = join(folder, "data");
  const receiver = await ReceiverProcess.start({ keepsWhole: true });
  let source = await EventSource.start({ dataFolder });
  try {
    const acknowledged = await queue(source, receiver, plan.queued);
    const seen = new Arrivals();
    for (const count of plan.killAt) {
      await source.startWork();
      await until(async () => seen.total + (await receiver.count()) >= count, "the moment to kill");
      await source.kill();
      seen.add(await receiver.take(), await openSubjects(dataFolder));
      source = await EventSource.start({ dataFolder });
    }
    const open = await openSubjects(dataFolder);
    const startedAtMs = performance.timeOrigin + performance.now();
    await source.startWork();
    // The receiver is asked first: looking through the database all the time would slow down what is measured.
    await until(async () => (await receiver.count()) >= open.size, "the rest to arrive");
    await until(async () => (await openSubjects(dataFolder)).size === 0, "the last result to be recorded");
    const last = await receiver.take();
    seen.add(last, new Set());
    await source.stop();
    return {
      acknowledged: acknowledged.size,
      arrived: seen.times.size,
      lost: [...acknowledged].filter((number) => !seen.times.has(number)).length,
      repeated: [...seen.times.values()].filter((times) => times > 1).length,
      unexplained: seen.unexplained,
      drainedMs: Math.max(startedAtMs, ...last.map((request) => request.atMs)) - startedAtMs,
      drained: open.size,
      verify: await verify(dataFolder),
    };
  } finally {
    await source.kill();
    await receiver.stop();
  }
}

async function queue(source: EventSource, receiver: ReceiverProcess, count: number): Promise<Set<number>> {
  const accountId = await source.addAccount();
  await source.addEndpoint({ accountId, dialect: "standard", url: receiver.url("ok") });
  await source.record({ accountId, type: "loan.active", first: 0, count, perSecond: null });
  return new Set(source.recorded.map((event) => event.number));
}

/** What reached the receiver over all lives of the server. */
class Arrivals {
  readonly times = new Map<number, number>();
  readonly unexplained: string[] = [];
  total = 0;
  readonly #ids = new Map<number, string>();
  /** Known to have arrived when the life before this one ended. */
  #known = new Set<number>();

  /** @param open the numbers of events that the database still held to be undelivered when that life was over. */
  add(received: readonly WireRequest[], open: ReadonlySet<number>): void {
    const now = new Set<number>();
    for (const { number, head = "" } of received) {
      const id = /^webhook-id: (.+)$/im.exec(head)?.[1] ?? "";
      const first = this.#ids.get(number) ?? id;
      if (id === "" || first !== id) this.unexplained.push(`event ${number} came as ${first} and as ${id}`);
      if (this.#known.has(number)) this.unexplained.push(`event ${number} came again after it was recorded`);
      if (now.has(number)) this.unexplained.push(`event ${number} came twice without a restart`);
      now.add(number);
      this.#ids.set(number, first);
      this.times.set(number, (this.times.get(number) ?? 0) + 1);
    }
    this.total += received.length;
    this.#known = new Set([...this.times.keys()].filter((number) => !open.has(number)));
  }
}

/** Numbers of the events whose delivery is not known to have arrived. */
async function openSubjects(dataFolder: string): Promise<Set<number>> {
  const db = await openReader({ file: join(dataFolder, "kontor.db"), lockTimeoutMs: 10_000 });
  try {
    const sql = "SELECT CAST(substr(subject_id, 9) AS INTEGER) FROM delivery WHERE state = 'pending'";
    return new Set(db.prepare<[], number>(sql).pluck().all());
  } finally {
    db.close();
  }
}

async function verify(dataFolder: string): Promise<VerifyReport> {
  const config = readConfig({ KONTOR_DATA_DIR: dataFolder });
  const ctx = await openBesideServer(config, pino({ level: "silent" }));
  try {
    return await runVerify(ctx);
  } finally {
    await ctx.store.close();
  }
}
