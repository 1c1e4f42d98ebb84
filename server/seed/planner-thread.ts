import { once } from "node:events";
import { type MessagePort, MessageChannel, parentPort, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { Dialect } from "../webhooks/dialect.ts";
import { type HistoryBrief, planHistory } from "./plan-history.ts";
import type { SeedBatch } from "./seed-batch.ts";

/** What the thread is started with. */
export interface PlannerTask {
  brief: HistoryBrief;
  port: MessagePort;
  /** Counts of batches that were sent and that were taken; both sides wait for the other's. */
  counts: Int32Array;
}

type Message = { batch: SeedBatch } | { error: string };

const sent = 0;
const taken = 1;
/** How far the planner may run ahead: two units of work, some fifty megabytes. */
const batchesAhead = 150;
/** A batch takes a few milliseconds; whoever takes this long will not come back. */
const silenceMs = 60_000;

/** Batches from a thread of their own, planned while others are written. */
export interface PlannedBatches {
  /**
   * The next one, waiting for it if need be: inside a unit of work there is nothing else to do.
   *
   * @throws Error when the planner failed or has gone silent.
   */
  next(): SeedBatch;
  close(): Promise<void>;
}

/**
 * @param program of the thread; it hands its task to `runPlanner`.
 * @throws Error when the thread cannot be started.
 */
export async function startPlannerThread(program: URL, brief: HistoryBrief): Promise<PlannedBatches> {
  const { port1: here, port2: port } = new MessageChannel();
  const counts = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  const task: PlannerTask = { brief, port, counts };
  const worker = new Worker(program, {
    workerData: task,
    transferList: [port],
  });
  // A thread that starts may need this one, which waits for nobody once it is inside a unit of work.
  await once(worker, "message");
  const failures: Error[] = [];
  worker.on("error", (error) => failures.push(error));
  return {
    next() {
      const message = waitForMessage(here, counts, failures);
      Atomics.add(counts, taken, 1);
      Atomics.notify(counts, taken);
      if ("error" in message) throw new Error(`The history could not be planned: ${message.error}`);
      return message.batch;
    },
    async close() {
      here.close();
      await worker.terminate();
    },
  };
}

function waitForMessage(port: MessagePort, counts: Int32Array, failures: readonly Error[]): Message {
  for (;;) {
    const seen = Atomics.load(counts, sent);
    const received = receiveMessageOnPort(port) as { message: Message } | undefined;
    if (received !== undefined) return received.message;
    if (failures[0] !== undefined) throw failures[0];
    if (Atomics.wait(counts, sent, seen, silenceMs) === "timed-out") throw new Error("The planner has gone silent.");
  }
}

/** Inside the thread: plans to the end, never further ahead than the other side may like to keep. */
export function runPlanner({ brief, port, counts }: PlannerTask, dialects: ReadonlyMap<string, Dialect>): void {
  const post = (message: Message) => {
    port.postMessage(message);
    Atomics.add(counts, sent, 1);
    Atomics.notify(counts, sent);
  };
  parentPort?.postMessage("started");
  try {
    for (const batch of planHistory(brief, dialects)) {
      waitForRoom(counts);
      post({ batch });
    }
  } catch (error) {
    post({ error: String(error) });
  }
}

function waitForRoom(counts: Int32Array): void {
  for (;;) {
    const seen = Atomics.load(counts, taken);
    if (Atomics.load(counts, sent) - seen < batchesAhead) return;
    Atomics.wait(counts, taken, seen);
  }
}
