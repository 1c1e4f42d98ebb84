import { setTimeout } from "node:timers/promises";

const askEveryMs = 10;
const waitMsMax = 120_000;

/** Asks again and again until the answer is yes. For what another process does; in one's own wait for its promise. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  limitMs = waitMsMax,
): Promise<void> {
  const startedAt = performance.now();
  while (!(await condition())) {
    if (performance.now() - startedAt > limitMs) throw new Error(`Waited too long for ${what}`);
    await setTimeout(askEveryMs);
  }
}
