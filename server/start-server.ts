import type { Express } from "express";
import type { Logger } from "pino";
import { createApp, createWorkerApp } from "./app.ts";
import { type Clock, systemClock } from "./clock.ts";
import { createContext, publicOrigins } from "./compose.ts";
import type { Config } from "./config.ts";
import { ConfigError } from "./config.ts";
import type { AppContext } from "./context.ts";
import { openDataFolder } from "./data-folder.ts";
import type { Database } from "./database.ts";
import { fillDemo, isUntouched } from "./demo/demo.service.ts";
import type { Gateways } from "./gateways/gateway.ts";
import { createFrontDoor, type FrontDoor } from "./http/front-door.ts";
import { listen, type Listener } from "./http/listen.ts";
import { issueSetupLink, needsSetup } from "./identity/setup.service.ts";
import { type Jobs, startJobs } from "./start-jobs.ts";
import { migrations } from "./store/migrations/index.ts";
import { holdLock } from "./store/sqlite/hold-lock.ts";
import { migrateSqlite } from "./store/sqlite/migrate.ts";
import { openSqliteStore } from "./store/sqlite/sqlite-store.ts";

export interface ServerParts {
  config: Config;
  logger: Logger;
  /** Test entry points bring their own. */
  clock?: Clock;
  gateways?: Gateways;
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
const drainMs = 10_000;

/**
 * Brings the whole server up: ports, database, demo data, jobs.
 *
 * @throws ConfigError, StoreError or the system's error for a port, after letting go of whatever was taken.
 */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const taken: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const release of taken.splice(0).reverse()) await release();
  };
  try {
    return { ...(await bringUp(parts, (release) => taken.push(release))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Take = (release: () => Promise<void>) => void;

async function bringUp(parts: ServerParts, take: Take): Promise<Omit<RunningServer, "stop">> {
  const { config, logger, clock = systemClock } = parts;
  if (config.databaseUrl !== undefined) {
    throw new ConfigError(
      "KONTOR_DATABASE_URL: PostgreSQL is not available yet; unset it to use the embedded database",
    );
  }
  const folder = openDataFolder(config);
  const lock = holdLock(folder.serverLock);
  take(async () => lock.release());
  const now = new Date(clock.now());
  await migrateSqlite({ file: folder.database, migrations, backupFolder: folder.backups, now });
  const store = await openSqliteStore<Database>({ file: folder.database });
  take(() => store.close());
  const doors = await openDoors(config, take);
  const origins = publicOrigins(config, doors.ports);
  const ctx = createContext({ ...parts, clock, store, masterKey: folder.masterKey, origins });
  if (config.isDemo && (await isUntouched(ctx))) {
    logger.info("filling a new data folder with demo accounts and sample history");
    await fillDemo(ctx, { signInFile: folder.demoSignIn });
  }
  if (config.role !== "web") {
    const jobs: Jobs = await startJobs(ctx);
    take(() => jobs.stop());
  }
  doors.open(config.role === "worker" ? createWorkerApp(ctx) : createApp(ctx));
  return { origins, ctx, signInHint: await signInHint(ctx, folder.demoSignIn) };
}

interface Doors {
  ports: { backoffice: number; merchant: number };
  open(apps: { backoffice: Express; merchant: Express }): void;
}

/** The ports come before the work: a taken one is said at once, and a free one is known to whoever makes links. */
async function openDoors(config: Config, take: Take): Promise<Doors> {
  const [backoffice, merchant] = [createFrontDoor(), createFrontDoor()];
  const one = async (door: FrontDoor, port: number): Promise<Listener> => {
    const listener = await listen(door.handle, { host: config.host, port });
    take(() => listener.stop(drainMs));
    return listener;
  };
  const ports = {
    backoffice: (await one(backoffice, config.backofficePort)).port,
    merchant: (await one(merchant, config.merchantPort)).port,
  };
  return {
    ports,
    open(apps) {
      backoffice.open(apps.backoffice);
      merchant.open(apps.merchant);
    },
  };
}

async function signInHint(ctx: AppContext, demoSignIn: string): Promise<string> {
  if (await needsSetup(ctx)) return `Nobody can sign in yet. Make the first admin here: ${await issueSetupLink(ctx)}`;
  return ctx.config.isDemo ? `The demo sign-ins are in ${demoSignIn}` : "Sign in with your e-mail address";
}
