import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { until } from "../../server/testing/until.ts";
import { environment } from "../kontor-process.ts";
import { CaptureLoad } from "./capture-load.ts";
import { type Installation, prepareInstallation } from "./installation.ts";
import type { Outcome, Round } from "./rounds.ts";
import { checkSets, untilQuiet } from "./set-check.ts";

const load = { payments: 300, clients: 8, pauseMsMax: 20 };
const hourMs = 3_600_000;
const jumps = [-2 * hourMs, 72 * hourMs, -2 * hourMs, 72 * hourMs] as const;
const betweenMs = 3_000;
const program = join(import.meta.dirname, "../../server/testing/clocked-main.ts");

/** The machine's clock goes back two hours and forward three days, twice, under load. */
export async function clockJumps({ folder, seed }: Round): Promise<Outcome> {
  const installation = await prepareInstallation({ folder, payments: load.payments });
  const server = await startClocked(installation);
  try {
    const running = new CaptureLoad({ installation, seed, ...load });
    for (const jumpMs of jumps) {
      await setTimeout(betweenMs);
      await server.move(jumpMs);
      const before = running.acknowledged;
      await until(() => running.acknowledged > before + load.clients, "captures to go on after the jump");
    }
    await running.stop();
    await untilQuiet(installation);
    await server.end("SIGTERM");
    return await checkSets(installation, running.wishes, { mayRepeat: false });
  } finally {
    await server.end("SIGKILL");
    await installation.receiver.stop();
  }
}

async function startClocked({ folder, settings }: Installation) {
  const child = fork(program, {
    execArgv: ["--import", "tsx"],
    env: { ...environment(folder), ...settings },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const gone = once(child, "exit");
  if (child.stdout === null) throw new Error("The server has no standard output");
  await Promise.race([once(createInterface(child.stdout), "line"), gone]);
  return {
    async move(advanceMs: number) {
      child.send({ advanceMs });
      await once(child, "message");
    },
    async end(signal: NodeJS.Signals) {
      child.kill(signal);
      await gone;
    },
  };
}
