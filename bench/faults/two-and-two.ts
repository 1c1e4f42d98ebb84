import { setTimeout } from "node:timers/promises";
import type { CaptureWish } from "./capture-client.ts";
import { CaptureLoad } from "./capture-load.ts";
import { preparePostgres, startProcess } from "./postgres-installation.ts";
import type { Outcome, Round } from "./rounds.ts";
import { checkSets, untilQuiet } from "./set-check.ts";

const load = { payments: 300, clients: 8, pauseMsMax: 40 };
const beforeMs = 4_000;
const betweenMs = 4_000;

type Failure = CaptureWish["failures"][number];

/** Whoever asks again for what the killed process had begun is told so until another one has taken it over. */
const isToWait = ({ reason }: Failure) => reason.startsWith("409 ") && reason.includes('"operation_in_flight"');

/** Two web and two worker processes share a database; under load one of each is killed. */
export async function twoAndTwo({ folder, seed }: Round): Promise<Outcome> {
  const { postgres, installation } = await preparePostgres(folder, load.payments);
  const roles = ["web", "web", "worker", "worker"] as const;
  const processes: Awaited<ReturnType<typeof startProcess>>[] = [];
  try {
    for (const role of roles) processes.push(await startProcess(installation, role));
    const [victim, witness, worker] = processes;
    if (victim === undefined || witness === undefined || worker === undefined) throw new Error("Four were started");
    const origins = [victim.origins, witness.origins];
    const running = new CaptureLoad({ installation, origins, seed, ...load });
    await setTimeout(beforeMs);
    await worker.server.kill();
    await setTimeout(betweenMs);
    const killedAtMs = performance.now();
    await victim.server.kill();
    await setTimeout(betweenMs);
    await running.stop();
    await untilQuiet(installation);
    for (const { server } of processes) await server.stop();
    const { figures, faults } = await checkSets(installation, running.wishes, { mayRepeat: true });
    const isItsOwn = ({ origin, atMs }: Failure) =>
      Object.values(victim.origins).includes(origin) && atMs >= killedAtMs;
    const own = running.wishes.flatMap((wish) => wish.failures.filter(isItsOwn));
    const told = running.wishes.flatMap((wish) => (wish.failures.some(isItsOwn) ? wish.failures.filter(isToWait) : []));
    const failures = running.wishes.flatMap((wish) => wish.failures);
    const others = failures.filter((failure) => !own.includes(failure) && !told.includes(failure));
    return {
      figures:
        `${own.length} requests of the killed process failed and were told ${told.length} times elsewhere that the first ` +
        `one is under way, ${others.length} others failed, ${figures}`,
      faults: [...faults, ...others.map(({ reason }) => `a request of a living process failed: ${reason}`)],
    };
  } finally {
    for (const { server } of processes) await server.kill();
    await installation.receiver.stop();
    postgres.remove();
  }
}
