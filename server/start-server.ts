import type { Express } from "express";
import type { Logger } from "pino";
import { createApp, createWorkerApp } from "./app.ts";
import { createHeadFile } from "./audit/head-file.ts";
import { type Clock, systemClock } from "./clock.ts";
import { createContext, publicOrigins } from "./compose.ts";
import { type Config, ConfigError } from "./config.ts";
import type { AppContext } from "./context.ts";
import { openDataFolder } from "./data-folder.ts";
import type { Store } from "./database.ts";
import { fillDemo, isUntouched } from "./demo/demo.service.ts";
import type { Gateways } from "./gateways/gateway.ts";
import { createFrontDoor, type FrontDoor } from "./http/front-door.ts";
import { metricsDoor } from "./http/metrics-door.ts";
import { listen, type Listener } from "./http/listen.ts";
import { issueSetupLink, needsSetup } from "./identity/setup.service.ts";
import { openConfiguredVault } from "./open-configured-vault.ts";
import { type Loop, startLoop } from "./jobs/loop.ts";
import type { RunKontor } from "./kontor-process.ts";
import { type Jobs, startJobs } from "./start-jobs.ts";
import { startShared } from "./start-shared.ts";
import { createLiveHub } from "./live.ts";
import { noMonitor } from "./monitor.ts";
import { type OpenTelemetry, startOpenTelemetry } from "./monitoring/open-telemetry.ts";
import { createPrometheus, type Prometheus } from "./monitoring/prometheus.ts";
import { migrateStore, openStore } from "./open-store.ts";
import { shareLiveHub } from "./processes/team.ts";
import { ProcessLink } from "./store/postgres/link.ts";
import { PostgresStore } from "./store/postgres/postgres-store.ts";
import { noTracer } from "./tracer.ts";
import { type HeldLock, holdLock } from "./store/sqlite/hold-lock.ts";

export interface ServerParts {
  config: Config;
  logger: Logger;
  /** Test entry points bring their own. */
  clock?: Clock;
  gateways?: Gateways;
  /** How commands are run in processes of their own; without it no backups are made. */
  run?: RunKontor;
}

export interface RunningServer {
  origins: AppContext["origins"];
  /** How to get in, in words for the person who started it. */
  signInHint: string;
  ctx: AppContext;
  /** Takes no more requests, finishes what is under way and closes the database. */
  stop(): Promise<void>;
}

/** For requests under way when the server is told to stop. */
const graceMs = 10_000;

/**
 * Brings the whole server up: ports, database, demo data, jobs.
 *
 * @throws ConfigError, StoreError or StartError, after letting go of whatever was taken.
 */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const taken: Taken = {};
  const stop = () => letGo(taken, parts.config.drainSeconds * 1000);
  try {
    return { ...(await bringUp(parts, taken)), stop };
  } catch (error) {
    await letGo(taken, 0);
    throw error;
  }
}

/** A port or another thing outside of the settings is not as the server needs it. */
export class StartError extends Error {}

interface Taken {
  lock?: HeldLock;
  store?: Store;
  link?: ProcessLink;
  jobs?: Jobs;
  keys?: Loop;
  listeners?: Listener[];
  doors?: Doors;
  tracing?: OpenTelemetry;
}

/** Requests first, because they may wait for a job; the database last. */
async function letGo(taken: Taken, drainMs: number): Promise<void> {
  const { doors, listeners = [], jobs, keys, link, tracing, store, lock } = taken;
  doors?.leave();
  await Promise.all(listeners.map((listener) => listener.stop(graceMs, drainMs)));
  await jobs?.stop();
  await keys?.stop();
  await link?.stop();
  await tracing?.stop();
  await store?.close();
  lock?.release();
}

async function bringUp(parts: ServerParts, taken: Taken): Promise<Omit<RunningServer, "stop">> {
  const { config, logger, clock = systemClock } = parts;
  const folder = openDataFolder(config);
  // The file belongs to one server; a database server is shared, and so may be the folder with its key.
  if (config.databaseUrl === undefined) taken.lock = holdLock(folder.serverLock);
  const doors = (taken.doors = await openDoors(config, (taken.listeners = [])));
  await migrateStore({ config, folder }, new Date(clock.now()));
  const store = (taken.store = await openStore({ config, folder }));
  const origins = publicOrigins(config, doors.ports);
  const vault = await openConfiguredVault({ store, clock, masterKeys: folder.masterKeys });
  const auditHeads = createHeadFile(folder.auditHeads);
  const link = store instanceof PostgresStore ? (taken.link = new ProcessLink({ url: store.url, logger })) : null;
  await link?.start();
  const live = link === null ? createLiveHub() : shareLiveHub(createLiveHub(), link);
  const prometheus = config.metrics === null ? null : createPrometheus();
  const monitor = prometheus?.monitor ?? noMonitor;
  if (config.tracing !== null) taken.tracing = await startOpenTelemetry(config.tracing, logger);
  const tracer = taken.tracing?.tracer ?? noTracer;
  const ctx = createContext({ ...parts, clock, store, live, vault, auditHeads, origins, monitor, tracer });
  prometheus?.watch(ctx, () => store.load);
  taken.keys = followKeys(ctx);
  // Of several processes that start at once on an empty database, the one that leads fills it.
  const mayFill = link === null || (config.role !== "web" && (await link.leads()));
  if (config.isDemo && mayFill && (await isUntouched(ctx))) {
    logger.info("filling a new data folder with demo accounts and sample history");
    await fillDemo(ctx, { signInFile: folder.demoSignIn });
  }
  if (link !== null) taken.jobs = await startShared(ctx, link, parts.run);
  else if (config.role !== "web") taken.jobs = await startJobs(ctx, { run: parts.run });
  if (prometheus !== null) await tellMonitoring(ctx, prometheus, taken.listeners);
  doors.open(config.role === "worker" ? createWorkerApp(ctx) : createApp(ctx));
  return { origins, ctx, signInHint: await signInHint(ctx, folder.demoSignIn) };
}

/** How soon a key that another process made seals what this one writes. */
const keysEveryMs = 1_000;

function followKeys({ vault, logger }: AppContext): Loop {
  const run = async () => {
    await vault.refresh();
    return false;
  };
  return startLoop({ name: "vault-keys", everyMs: keysEveryMs, logger, run });
}

/** On a listener of its own, which needs to be reached by the monitoring alone. */
async function tellMonitoring({ config, logger }: AppContext, told: Prometheus, listeners: Listener[]): Promise<void> {
  if (config.metrics === null) return;
  const onError = (error: unknown) => logger.error({ err: error }, "the figures for monitoring could not be read");
  const door = { handle: metricsDoor(told, { token: config.metrics.token, onError }) };
  const { host, metrics } = config;
  const port = await openDoor(door, { host, port: metrics.port, setting: "KONTOR_METRICS_PORT" }, listeners);
  logger.info({ port }, "figures for monitoring are at /metrics");
}

interface Doors {
  ports: { backoffice: number; merchant: number };
  open(apps: { backoffice: Express; merchant: Express }): void;
  /** Says on both that this server is about to go. */
  leave(): void;
}

/** The ports come before the work: a taken one is said at once, and a free one is known to whoever makes links. */
async function openDoors(config: Config, listeners: Listener[]): Promise<Doors> {
  const [backoffice, merchant] = [createFrontDoor(), createFrontDoor()];
  const { host, backofficePort, merchantPort } = config;
  const ports = {
    backoffice: await openDoor(
      backoffice,
      { host, port: backofficePort, setting: "KONTOR_BACKOFFICE_PORT" },
      listeners,
    ),
    merchant: await openDoor(merchant, { host, port: merchantPort, setting: "KONTOR_MERCHANT_PORT" }, listeners),
  };
  return {
    ports,
    open(apps) {
      backoffice.open(apps.backoffice);
      merchant.open(apps.merchant);
    },
    leave() {
      backoffice.leave();
      merchant.leave();
    },
  };
}

/** How the system says that an address is none of this machine, or none at all. */
const badHostReasons = ["ENOTFOUND", "EAI_AGAIN", "EADDRNOTAVAIL", "EINVAL"];

/** @throws StartError or ConfigError in one line that names the setting. */
async function openDoor(
  door: Pick<FrontDoor, "handle">,
  { host, port, setting }: { host: string; port: number; setting: string },
  listeners: Listener[],
): Promise<number> {
  try {
    const listener = await listen(door.handle, { host, port });
    listeners.push(listener);
    return listener.port;
  } catch (cause) {
    const reason = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown reason";
    if (badHostReasons.includes(reason)) {
      throw new ConfigError(`KONTOR_HOST: ${host} is no address of this machine (${reason})`, { cause });
    }
    const words = reason === "EADDRINUSE" ? "is in use already" : `cannot be listened on (${reason})`;
    throw new StartError(`${setting}: port ${port} on ${host} ${words}`, { cause });
  }
}

async function signInHint(ctx: AppContext, demoSignIn: string): Promise<string> {
  if (await needsSetup(ctx)) return `Nobody can sign in yet. Make the first admin here: ${await issueSetupLink(ctx)}`;
  return ctx.config.isDemo ? `The demo sign-ins are in ${demoSignIn}` : "Sign in with your e-mail address";
}
