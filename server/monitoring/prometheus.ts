import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { AppContext } from "../context.ts";
import type { Monitor } from "../monitor.ts";
import type { StoreLoad } from "../store/store.ts";
import { readBackupHealth } from "../upkeep/read-upkeep.service.ts";
import { backlogOf } from "../webhooks/backlog.service.ts";

export interface Prometheus {
  monitor: Monitor;
  /** Begins to answer for what is read when somebody asks; before that there is no database. */
  watch(ctx: Pick<AppContext, "store" | "clock">, load: () => StoreLoad): void;
  /** In Prometheus' text format. */
  text(): Promise<string>;
  contentType: string;
}

const answerSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const workSeconds = [0.005, 0.025, 0.1, 0.5, 1, 5, 10, 30, 60];

/** Counts of this process since it started, and what the database says when it is asked. */
export function createPrometheus(): Prometheus {
  const registry = new Registry();
  // Memory, processor time, garbage collection and the delay of the event loop.
  collectDefaultMetrics({ register: registry });
  return {
    monitor: createMonitor(registry),
    watch: (ctx, load) => {
      watchStore(registry, load);
      watchDeliveries(registry, ctx);
      watchBackups(registry, ctx);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

function createMonitor(registry: Registry): Monitor {
  const registers = [registry];
  const requests = new Counter({
    name: "kontor_http_requests_total",
    help: "Requests that were answered; 499 where the caller did not wait",
    labelNames: ["surface", "method", "route", "status"],
    registers,
  });
  const answers = new Histogram({
    name: "kontor_http_request_duration_seconds",
    help: "From the request to the end of its answer",
    labelNames: ["surface", "method", "route"],
    buckets: answerSeconds,
    registers,
  });
  const jobs = histogram(registry, "kontor_job_duration_seconds", "Runs of background jobs", ["task", "outcome"]);
  const lastGood = new Gauge({
    name: "kontor_job_last_success_timestamp_seconds",
    help: "When a background job last ran well in this process",
    labelNames: ["task"],
    registers,
  });
  const gateways = histogram(registry, "kontor_gateway_call_duration_seconds", "Calls to processors", [
    "gateway",
    "operation",
    "outcome",
  ]);
  const attempts = histogram(registry, "kontor_delivery_attempt_duration_seconds", "Tries to reach a receiver", [
    "outcome",
  ]);
  const ends = new Counter({
    name: "kontor_delivery_attempts_total",
    help: "Tries by what came of them and what became of the delivery",
    labelNames: ["outcome", "state"],
    registers,
  });
  return {
    requestAnswered({ surface, method, route, status, seconds }) {
      requests.inc({ surface, method, route, status });
      if (seconds !== null) answers.observe({ surface, method, route }, seconds);
    },
    jobRan({ job, isGood, seconds }) {
      jobs.observe({ task: job, outcome: isGood ? "succeeded" : "failed" }, seconds);
      if (isGood) lastGood.setToCurrentTime({ task: job });
    },
    gatewayCalled({ gateway, operation, outcome, seconds }) {
      gateways.observe({ gateway, operation, outcome }, seconds);
    },
    attemptRecorded({ attemptClass: outcome, state, seconds }) {
      attempts.observe({ outcome }, seconds);
      ends.inc({ outcome, state });
    },
  };
}

function histogram(registry: Registry, name: string, help: string, labelNames: string[]): Histogram {
  return new Histogram({ name, help, labelNames, buckets: workSeconds, registers: [registry] });
}

function watchStore(registry: Registry, load: () => StoreLoad): void {
  const registers = [registry];
  new Gauge({
    name: "kontor_store_waiting_units",
    help: "Writes that wait for their turn",
    registers,
    collect() {
      this.set(load().waiting);
    },
  });
  counting(registry, "kontor_store_units_total", "Writes that were run", () => load().units);
  counting(
    registry,
    "kontor_store_commits_total",
    "Commits, of one write or of several together",
    () => load().commits,
  );
}

function counting(registry: Registry, name: string, help: string, read: () => number): void {
  new Counter({
    name,
    help,
    registers: [registry],
    collect() {
      this.reset();
      this.inc(read());
    },
  });
}

/** Figures that are asked for at once are read once. */
function sharing<T>(read: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | null = null;
  return () => {
    underWay ??= read().finally(() => {
      underWay = null;
    });
    return underWay;
  };
}

function reading(registry: Registry, name: string, help: string, read: () => Promise<number>): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      this.set(await read());
    },
  });
}

function watchDeliveries(registry: Registry, { store, clock }: Pick<AppContext, "store" | "clock">): void {
  const backlog = sharing(() => store.read((db) => backlogOf(db, { endpointIds: null, now: clock.now() })));
  const gauge = (name: string, help: string, of: (found: Awaited<ReturnType<typeof backlog>>) => number) =>
    reading(registry, name, help, async () => of(await backlog()));
  const pending = "Deliveries of the installation that wait, counted up to 20,000";
  gauge("kontor_deliveries_pending", pending, (found) => found.pending);
  const retrying = "Of those that wait, the ones that were tried before";
  gauge("kontor_deliveries_retrying", retrying, (found) => found.retrying);
  const oldest = "For how long the oldest delivery has waited; 0 when none does";
  gauge("kontor_delivery_oldest_seconds", oldest, ({ oldest_pending_at: since }) =>
    since === null ? 0 : Math.max(0, (Date.parse(clock.now()) - Date.parse(since)) / 1000),
  );
}

function watchBackups(registry: Registry, ctx: Pick<AppContext, "store">): void {
  const health = sharing(() => readBackupHealth(ctx));
  const verified = "When the newest backup that was verified was made; 0 when there is none";
  reading(registry, "kontor_backup_verified_timestamp_seconds", verified, async () => {
    const { lastVerifiedAt } = await health();
    return lastVerifiedAt === null ? 0 : Date.parse(lastVerifiedAt) / 1000;
  });
  const failed = "1 when the last backup by schedule failed";
  reading(registry, "kontor_backup_failed", failed, async () => ((await health()).hasFailed ? 1 : 0));
}
