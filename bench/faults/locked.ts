import Sqlite from "better-sqlite3";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { until } from "../../server/testing/until.ts";
import { isMachineBusy } from "../busy-machine.ts";
import { startServer } from "../kontor-process.ts";
import { CaptureLoad, originsOf } from "./capture-load.ts";
import { prepareInstallation } from "./installation.ts";
import type { Outcome, Round } from "./rounds.ts";
import { checkSets, untilQuiet } from "./set-check.ts";

const load = { payments: 200, clients: 8, pauseMsMax: 20 };
/** A server that only waits answers at once; this leaves room for a busy machine. */
const healthMsMax = 1_000;
const askEveryMs = 100;

/** Another program holds the write lock of the database under load, for so many seconds. */
export async function lockedDatabase({ folder, seed }: Round, seconds: number): Promise<Outcome> {
  const installation = await prepareInstallation({ folder, payments: load.payments });
  const server = await startServer({ folder, settings: installation.settings });
  try {
    const running = new CaptureLoad({ installation, seed, ...load });
    await until(() => running.acknowledged > 0, "the first capture");
    const slowestMs = await whileLocked(join(folder, "kontor.db"), seconds * 1_000, originsOf(installation).merchant);
    const during = running.acknowledged;
    await until(() => running.acknowledged > during + load.clients, "captures to go on after the lock");
    await running.stop();
    await untilQuiet(installation);
    await server.stop();
    const { figures, faults } = await checkSets(installation, running.wishes, { mayRepeat: false });
    const refused = running.wishes.filter(({ failures }) => failures.length > 0).length;
    return {
      figures: `locked ${seconds} s, ${refused} heard that it is, health answered within ${Math.round(slowestMs)} ms, ${figures}`,
      faults: [
        ...faults,
        ...(slowestMs > healthMsMax && !isMachineBusy() ? [`health took ${Math.round(slowestMs)} ms`] : []),
      ],
    };
  } finally {
    await server.kill();
    await installation.receiver.stop();
  }
}

/** The slowest answer about health in that time, milliseconds. */
async function whileLocked(file: string, lockedMs: number, origin: string): Promise<number> {
  const other = new Sqlite(file, { timeout: 10_000 });
  other.exec("BEGIN IMMEDIATE");
  const endsAt = performance.now() + lockedMs;
  let slowestMs = 0;
  while (performance.now() < endsAt) {
    const askedAt = performance.now();
    await (await fetch(`${origin}/healthz`)).arrayBuffer();
    slowestMs = Math.max(slowestMs, performance.now() - askedAt);
    await setTimeout(askEveryMs);
  }
  other.exec("ROLLBACK");
  other.close();
  return slowestMs;
}
