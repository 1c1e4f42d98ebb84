import { rotateUnderLoad } from "../server/testing/rotate-under-load.ts";
import { printTable } from "./print-table.ts";

const plan = {
  perSecond: 500,
  seconds: 14,
  rotations: [
    { afterMs: 1_000, overlapSeconds: 2 },
    { afterMs: 4_000, overlapSeconds: 3 },
    { afterMs: 5_000, overlapSeconds: 3 },
    { afterMs: 10_000, overlapSeconds: 0 },
  ],
};

/** Replaces the secret again and again while 500 deliveries a second are sent. */
export async function rotateSecrets(folder: string): Promise<number> {
  const found = await rotateUnderLoad(folder, plan);
  const [none = 0, one = 0, two = 0, ...more] = found.bySecrets;
  const several = more.reduce((sum, count) => sum + count, 0);
  printTable(
    `Rotation under ${plan.perSecond} deliveries/s, ${plan.rotations.length} rotations`,
    ["deliveries", "unsigned", "by one secret", "by two", "by more", "foreign", "by a dead one", "a live one missing"],
    [[found.delivered, found.unsigned, one, two, several, found.foreign, found.dead, found.missing].map(String)],
  );
  const lost = plan.perSecond * plan.seconds - found.delivered;
  const hasOverlap = two + several > 0;
  return found.unsigned + none + found.foreign + found.dead + found.missing + Math.abs(lost) + (hasOverlap ? 0 : 1);
}
