import { type KilledDeliveries, killDuringDeliveries } from "../server/testing/kill-during-deliveries.ts";
import { isMachineBusy } from "./busy-machine.ts";
import { printTable } from "./print-table.ts";

const queued = 10_000;
/** The rest is left to the last life, which has to drain it in this time. */
const drainMsMax = 10_000;

/** Kills a server with ten thousand deliveries to make, twice, and lets a third finish. */
export async function killDeliveries(folder: string): Promise<number> {
  const found = await killDuringDeliveries(folder, { queued, killAt: [200, 1_000] });
  printTable(
    "kill -9 with 10,000 deliveries queued",
    [
      "acknowledged",
      "arrived",
      "lost",
      "came twice, under way at a kill",
      "unexplained",
      "left for the last life",
      "s",
    ],
    [
      [
        ...[found.acknowledged, found.arrived, found.lost, found.repeated, found.unexplained.length, found.drained],
        (found.drainedMs / 1000).toFixed(1),
      ].map(String),
    ],
  );
  const faults = faultsIn(found);
  for (const fault of faults) console.log(`\n${fault}`);
  return faults.length;
}

function faultsIn(found: KilledDeliveries): string[] {
  const broken = found.verify.invariants.filter(({ ok }) => !ok).map(({ id, detail }) => `${id}: ${detail}`);
  const late = `${found.drained} deliveries took ${Math.round(found.drainedMs)} ms instead of ${drainMsMax}`;
  return [
    ...broken,
    ...found.unexplained,
    ...(found.lost > 0 || found.arrived !== found.acknowledged ? ["acknowledged is not what arrived"] : []),
    ...(found.drainedMs > drainMsMax && !isMachineBusy() ? [late] : []),
  ];
}
