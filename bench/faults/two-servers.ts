import { setTimeout } from "node:timers/promises";
import { startServer } from "../kontor-process.ts";
import { CaptureLoad } from "./capture-load.ts";
import { prepareInstallation } from "./installation.ts";
import type { Outcome, Round } from "./rounds.ts";
import { checkSets, untilQuiet } from "./set-check.ts";

const load = { payments: 100, clients: 8, pauseMsMax: 20 };
const tries = 5;
const betweenMs = 300;
const freePorts = { KONTOR_BACKOFFICE_PORT: "0", KONTOR_MERCHANT_PORT: "0" };

/** Other servers are started on the folder of one that works; each has to refuse, and the first must not notice. */
export async function twoServers({ folder, seed }: Round): Promise<Outcome> {
  const installation = await prepareInstallation({ folder, payments: load.payments });
  const server = await startServer({ folder, settings: installation.settings });
  try {
    const running = new CaptureLoad({ installation, seed, ...load });
    const answers: string[] = [];
    for (let turn = 0; turn < tries; turn += 1) {
      answers.push(await saidBySecond(folder));
      await setTimeout(betweenMs);
    }
    await running.stop();
    await untilQuiet(installation);
    await server.stop();
    const { figures, faults } = await checkSets(installation, running.wishes, { mayRepeat: false });
    const unrefused = answers.filter((answer) => !answer.includes("is held by another running server"));
    const failed = running.wishes.filter(({ failures }) => failures.length > 0).length;
    return {
      figures: `${tries - unrefused.length} of ${tries} refused, ${figures}`,
      faults: [
        ...faults,
        ...unrefused.map((answer) => `a second server said: ${answer}`),
        ...(failed > 0 ? [`${failed} requests of the first one failed`] : []),
      ],
    };
  } finally {
    await server.kill();
    await installation.receiver.stop();
  }
}

async function saidBySecond(folder: string): Promise<string> {
  try {
    const second = await startServer({ folder, settings: freePorts });
    await second.kill();
    return "ready";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
