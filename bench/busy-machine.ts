import { availableParallelism, loadavg } from "node:os";

/** A run of ours keeps about two processes busy. */
const ownLoad = 2;

/**
 * Whether others keep the machine so busy that a time limit would judge them and not us. Said aloud, because
 * a limit that was not judged must not look like one that held.
 */
export function isMachineBusy(): boolean {
  const [load = 0] = loadavg();
  const isBusy = load > availableParallelism() + ownLoad;
  if (isBusy) console.log(`\ntimes are not judged: the machine is busy with other work (load ${load.toFixed(1)})`);
  return isBusy;
}
