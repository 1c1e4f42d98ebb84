import { setTimeout } from "node:timers/promises";
import { type RunningServer, startServer } from "../kontor-process.ts";
import { CaptureLoad } from "./capture-load.ts";
import { type Installation, prepareInstallation } from "./installation.ts";
import type { Outcome, Round } from "./rounds.ts";
import { checkSets, untilQuiet } from "./set-check.ts";

const payments = 1_000;
const clients = 16;
const pauseMsMax = 100;
/** How long a server lives after it is ready. */
const lifeMs = { min: 200, max: 5_000 };

/** Kills a server under load again and again, for so many seconds; the last one may finish. */
export async function killStorm({ folder, seed, random }: Round, seconds: number): Promise<Outcome> {
  const installation = await prepareInstallation({ folder, payments });
  let server = await start(installation);
  try {
    const load = new CaptureLoad({ installation, clients, seed, pauseMsMax });
    const endsAt = performance.now() + seconds * 1_000;
    let kills = 0;
    while (performance.now() < endsAt) {
      await setTimeout(random.between(lifeMs.min, lifeMs.max));
      await server.kill();
      kills += 1;
      server = await start(installation);
    }
    await load.stop();
    await untilQuiet(installation);
    await server.stop();
    const { figures, faults } = await checkSets(installation, load.wishes, { mayRepeat: true });
    return { figures: `${kills} kills, ${figures}`, faults };
  } finally {
    await server.kill();
    await installation.receiver.stop();
  }
}

function start({ folder, settings }: Installation): Promise<RunningServer> {
  return startServer({ folder, settings });
}
