import { setTimeout } from "node:timers/promises";
import { until } from "../../server/testing/until.ts";
import { CaptureLoad } from "./capture-load.ts";
import { preparePostgres, startProcess } from "./postgres-installation.ts";
import type { Outcome, Round } from "./rounds.ts";
import { checkSets, untilQuiet } from "./set-check.ts";

const load = { payments: 300, clients: 8, pauseMsMax: 40 };
const restarts = 4;
const betweenMs = { min: 1_500, max: 4_000 };
const absentMs = { min: 0, max: 3_000 };

/** PostgreSQL is killed under load, as a power cut would, and comes back; again and again. */
export async function postgresRestart({ folder, seed, random }: Round): Promise<Outcome> {
  const { postgres, installation } = await preparePostgres(folder, load.payments);
  try {
    const { server, origins } = await startProcess(installation, "all");
    try {
      const running = new CaptureLoad({ installation, origins: [origins], seed, ...load });
      for (let turn = 0; turn < restarts; turn += 1) {
        await setTimeout(random.between(betweenMs.min, betweenMs.max));
        postgres.stop("immediate");
        await setTimeout(random.between(absentMs.min, absentMs.max));
        postgres.start();
        const before = running.acknowledged;
        await until(() => running.acknowledged > before, "captures to go on after the restart");
      }
      await running.stop();
      await untilQuiet(installation);
      await server.stop();
      const { figures, faults } = await checkSets(installation, running.wishes, { mayRepeat: true });
      const failed = running.wishes.filter(({ failures }) => failures.length > 0).length;
      return {
        figures: `${restarts} restarts, ${failed} requests failed once, ${figures}`,
        faults,
      };
    } finally {
      await server.kill();
    }
  } finally {
    await installation.receiver.stop();
    postgres.remove();
  }
}
