import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { brokenReceivers } from "./broken-receivers.ts";
import { clockJumps } from "./faults/clock-jumps.ts";
import { corruptPage } from "./faults/corrupt-page.ts";
import { diskFull } from "./faults/disk-full.ts";
import { killMigration } from "./faults/kill-migration.ts";
import { killStorm } from "./faults/kill-storm.ts";
import { lockedDatabase } from "./faults/locked.ts";
import { postgresRestart } from "./faults/postgres-restart.ts";
import { racingKeys } from "./faults/racing-keys.ts";
import { type Outcome, playRounds, type Round } from "./faults/rounds.ts";
import { smallHeap } from "./faults/small-heap.ts";
import { twoAndTwo } from "./faults/two-and-two.ts";
import { twoServers } from "./faults/two-servers.ts";
import { killCapture } from "./faults/kill-capture.ts";
import { killDeliveries } from "./kill-deliveries.ts";
import { randomTransfers } from "./random-transfers.ts";
import { rotateSecrets } from "./rotate-secrets.ts";
import { sickNeighbors } from "./sick-neighbors.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string" },
    seconds: { type: "string", default: "120" },
    seed: { type: "string", default: Date.now().toString(36) },
  },
});
const seconds = Number(values.seconds);

/** Each answers how much was not as promised. */
const parts = {
  captures: () => rounds("kill -9 around a capture", 24, killCapture),
  receivers: () => withFolder(brokenReceivers),
  deliveries: () => withFolder(killDeliveries),
  rotation: () => withFolder(rotateSecrets),
  neighbors: () => withFolder(sickNeighbors),
  transfers: () => withFolder(randomTransfers),
  storm: () => rounds(`kill -9 under load for ${seconds} s`, 1, (round) => killStorm(round, seconds)),
  migration: () => rounds("kill -9 in a migration", 2, killMigration),
  disk: () => rounds("The disk is full for five seconds, under load", 3, diskFull),
  locked: () => rounds("Another process locks the database for 3 s", 3, (round) => lockedDatabase(round, 3)),
  lockedLong: () => rounds("Another process locks the database for 20 s", 2, (round) => lockedDatabase(round, 20)),
  page: () => rounds("Pages of the database are destroyed", 2, corruptPage),
  clock: () => rounds("The clock goes back two hours and forward three days, under load", 3, clockJumps),
  second: () => rounds("Other servers are started on the same folder", 3, twoServers),
  heap: () => rounds("100,000 deliveries and a heap of 256 MB", 1, smallHeap),
  keys: () => rounds("The same idempotency keys at the same time", 3, racingKeys),
  postgres: () => rounds("PostgreSQL is killed and comes back, under load", 3, postgresRestart),
  processes: () => rounds("Two web and two worker processes, one of each killed", 3, twoAndTwo),
};

function roundsOr(usual: number): number {
  return values.rounds === undefined ? usual : Number(values.rounds);
}

function rounds(title: string, usual: number, play: (round: Round) => Promise<Outcome>): Promise<number> {
  return playRounds(title, { seed: values.seed, rounds: roundsOr(usual) }, play);
}

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
  console.error(
    `There is no part ${unknown.join(", ")}. Usage: npm run faults -- [${known}]... [--rounds N] [--seed S] [--seconds N]`,
  );
  process.exit(2);
}

const wanted = positionals.length === 0 ? Object.keys(parts) : positionals;
let faults = 0;
for (const part of wanted.filter(isPart)) faults += await parts[part]();
console.log(faults === 0 ? "\nEverything ended as promised" : `\n${faults} did not end as promised`);
if (faults > 0) process.exitCode = 1;
