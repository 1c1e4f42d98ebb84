import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { brokenReceivers } from "./broken-receivers.ts";
import { killCaptures } from "./kill-captures.ts";
import { killDeliveries } from "./kill-deliveries.ts";
import { randomTransfers } from "./random-transfers.ts";
import { rotateSecrets } from "./rotate-secrets.ts";
import { sickNeighbors } from "./sick-neighbors.ts";

/** Each answers how much was not as promised. */
const parts = {
  captures: () => killCaptures(Number(values.rounds)),
  receivers: () => withFolder(brokenReceivers),
  deliveries: () => withFolder(killDeliveries),
  rotation: () => withFolder(rotateSecrets),
  neighbors: () => withFolder(sickNeighbors),
  transfers: () => withFolder(randomTransfers),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "20" } },
});

function isPart(word: string): word is keyof typeof parts {
  return Object.hasOwn(parts, word);
}

/** A folder that is kept only when something was wrong in it. */
async function withFolder(part: (folder: string) => Promise<number>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "kontor-faults-"));
  const faults = await part(folder);
  if (faults === 0) rmSync(folder, { recursive: true });
  else console.log(`kept in ${folder}`);
  return faults;
}

const unknown = positionals.filter((word) => !isPart(word));
if (unknown.length > 0) {
  const known = Object.keys(parts).join("|");
  console.error(`There is no part ${unknown.join(", ")}. Usage: npm run faults -- [${known}]... [--rounds N]`);
  process.exit(2);
}

const wanted = positionals.length === 0 ? Object.keys(parts) : positionals;
let faults = 0;
for (const part of wanted.filter(isPart)) faults += await parts[part]();
console.log(faults === 0 ? "\nEverything ended as promised" : `\n${faults} did not end as promised`);
if (faults > 0) process.exitCode = 1;
