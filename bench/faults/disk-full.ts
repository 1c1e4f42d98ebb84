import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { until } from "../../server/testing/until.ts";
import { startServer } from "../kontor-process.ts";
import { CaptureLoad, originsOf } from "./capture-load.ts";
import { prepareInstallation } from "./installation.ts";
import type { Outcome, Round } from "./rounds.ts";
import { checkSets, untilQuiet } from "./set-check.ts";

const load = { payments: 300, clients: 8, pauseMsMax: 10 };
const diskMegabytes = 48;
const fullMs = 5_000;
const chunk = Buffer.alloc(64 * 1024, 1);

/** The disk fills up under load, and somebody makes room again without starting the server anew. */
export async function diskFull({ folder: parent, seed }: Round): Promise<Outcome> {
  const folder = join(parent, "disk");
  mkdirSync(folder);
  if (!mountSmall(folder)) return { figures: "left out: only root may mount a small disk", faults: [] };
  try {
    return await fillAndFree(folder, seed);
  } finally {
    execFileSync("umount", ["--lazy", folder]);
  }
}

function mountSmall(folder: string): boolean {
  const options = ["-t", "tmpfs", "-o", `size=${diskMegabytes}m,mode=700`, "tmpfs", folder];
  return spawnSync("mount", options, { stdio: "ignore" }).status === 0;
}

async function fillAndFree(folder: string, seed: string): Promise<Outcome> {
  const installation = await prepareInstallation({ folder, payments: load.payments });
  const server = await startServer({ folder, settings: installation.settings });
  try {
    const running = new CaptureLoad({ installation, seed, ...load });
    await until(() => running.acknowledged > 20, "the first captures");
    const ballast = join(folder, "ballast");
    fill(ballast);
    const isRefused = () => running.wishes.some(({ failures }) => failures.length > 0);
    await until(() => isRefused() || !fill(ballast), "the first write to meet the full disk");
    await setTimeout(fullMs);
    const health = await fetch(`${originsOf(installation).merchant}/healthz`);
    rmSync(ballast);
    const freedAt = running.acknowledged;
    await until(() => running.acknowledged > freedAt + load.clients, "captures to go on with room again");
    await running.stop();
    await untilQuiet(installation);
    await server.stop();
    const { figures, faults } = await checkSets(installation, running.wishes, { mayRepeat: false });
    const met = running.wishes.filter(({ failures }) => failures.length > 0).length;
    return {
      figures: `${met} met the full disk, ${figures}`,
      faults: [
        ...faults,
        ...(health.status === 200 ? [] : [`health answered ${health.status}`]),
        ...(met === 0 ? ["nobody met the full disk"] : []),
      ],
    };
  } finally {
    await server.kill();
    await installation.receiver.stop();
  }
}

/** Takes what room is left. @returns false, so that it can be asked for in a condition. */
function fill(file: string): boolean {
  const handle = openSync(file, "a");
  try {
    while (statfsSync(file).bavail > 0) writeSync(handle, chunk);
  } catch {
    // The disk is full, as it shall be.
  } finally {
    closeSync(handle);
  }
  return false;
}
