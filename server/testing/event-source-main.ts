/**
 * A whole server that records events when its parent asks for them over the process channel, as fast or as steadily
 * as wished. It sends nothing until it is told to. Only tests and load runs start this file; see `event-source.ts`
 * for the parent's side.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { systemActor } from "../audit/system-actor.ts";
import { addAccount } from "../accounts/account.service.ts";
import { readConfig } from "../config.ts";
import { createLogger } from "../logger.ts";
import { type Jobs, startJobs } from "../start-jobs.ts";
import { startServer } from "../start-server.ts";
import { createEndpoint } from "../webhooks/endpoint.service.ts";
import { recordEvent } from "../webhooks/event.service.ts";
import { rotateSecret } from "../webhooks/rotate-secret.service.ts";
import type { Answer, Ask, RecordedEvent, RecordWish } from "./event-source-messages.ts";

const config = readConfig(process.env);
const { ctx, origins, stop } = await startServer({ config, logger: createLogger(config.logLevel) });
const by = systemActor("event-source");
/** Units of work that wait for the store at once when no rate is wished. */
const writersMax = 256;
const loopDelay = monitorEventLoopDelay({ resolution: 1 });
loopDelay.enable();

let unsent: RecordedEvent[] = [];

/** In one message per turn of the event loop: the sender must not cost more than what it measures. */
function acknowledge(event: RecordedEvent): void {
  if (unsent.length === 0) setImmediate(flush);
  unsent.push(event);
}

function flush(): void {
  process.send?.({ recorded: unsent });
  unsent = [];
}

function nowMs(): number {
  return performance.timeOrigin + performance.now();
}

async function recordOne({ accountId, type }: RecordWish, number: number, intendedAtMs: number): Promise<void> {
  await ctx.store.write((trx) =>
    recordEvent(trx, ctx, {
      accountId,
      type,
      // The one kind of subject whose payload no other dialect reads.
      subjectType: "webhook_endpoint",
      subjectId: `subject-${number}`,
      operationId: null,
      payload: { number },
      at: ctx.clock.now(),
    }),
  );
  acknowledge({ number, intendedAtMs, committedAtMs: nowMs() });
}

/** With a rate: each event at its own time, whether or not the one before it is done. */
async function recordAll(wish: RecordWish): Promise<void> {
  const { first, count, perSecond } = wish;
  if (perSecond === null) {
    let next = first;
    const write = async () => {
      while (next < first + count) await recordOne(wish, next++, nowMs());
    };
    await Promise.all(Array.from({ length: writersMax }, write));
    return;
  }
  const startedAtMs = nowMs();
  const open: Promise<void>[] = [];
  for (let done = 0; done < count; done += 1) {
    const intendedAtMs = startedAtMs + (done * 1000) / perSecond;
    const waitMs = intendedAtMs - nowMs();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    open.push(recordOne(wish, first + done, intendedAtMs));
  }
  await Promise.all(open);
}

function usage(): Answer["usage"] {
  const { user, system } = process.cpuUsage();
  const found = {
    cpuMs: (user + system) / 1000,
    rssBytes: process.memoryUsage.rss(),
    loopDelayP99Ms: loopDelay.percentile(99) / 1e6,
  };
  loopDelay.reset();
  return found;
}

let jobs: Jobs | null = null;

async function startWork(): Promise<void> {
  jobs ??= await startJobs(ctx);
}

async function stopWork(): Promise<void> {
  await jobs?.stop();
  jobs = null;
}

async function answerTo(ask: Ask): Promise<unknown> {
  switch (ask.kind) {
    case "account":
      return addAccount(ctx, { name: "Lampehuset", kind: "sandbox" });
    case "endpoint": {
      const common = { merchantId: null, eventPatterns: [], description: null, by };
      const { endpoint, secret } = await createEndpoint(ctx, { ...ask.wish, ...common });
      return { id: endpoint.id, secret };
    }
    case "rotate": {
      const { id, overlapSeconds } = ask.wish;
      const { secret } = await rotateSecret(ctx, { scope: "all", id, overlapSeconds, by });
      return { secret, committedAtMs: nowMs() };
    }
    case "record":
      return recordAll(ask.wish);
    case "usage":
      return usage();
    case "work":
      return ask.wish ? startWork() : stopWork();
  }
}

process.on("message", (ask: Ask) => {
  answerTo(ask).then(
    (answer) => {
      flush();
      process.send?.({ to: ask.number, answer });
    },
    (error: unknown) => process.send?.({ to: ask.number, error: String(error) }),
  );
});
process.on("disconnect", () => process.exit(1));
process.on("SIGTERM", () => {
  void stopWork()
    .then(stop)
    .then(() => process.exit(0));
});
process.stdout.write(`${JSON.stringify({ ready: true, ...origins })}\n`);
