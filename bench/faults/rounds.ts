import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Random } from "../../server/seed/random.ts";

/** What one round is made of; the same seed makes the same choices. */
export interface Round {
  /** Empty, and kept only when something was wrong in it. */
  folder: string;
  seed: string;
  random: Random;
  /** From 0. */
  number: number;
}

export interface Outcome {
  /** What happened, with its numbers. */
  figures: string;
  /** What must never be found; empty when all is well. */
  faults: readonly string[];
}

export interface RoundsOptions {
  seed: string;
  rounds: number;
}

const shownMax = 5;

/** A round that did not get to its end did not end as promised. */
function unfinished(error: unknown): Outcome {
  return { figures: "not finished", faults: [error instanceof Error ? error.message : String(error)] };
}

/** Plays a case again and again, and says every seed. Answers how many rounds did not end as promised. */
export async function playRounds(
  title: string,
  { seed, rounds }: RoundsOptions,
  play: (round: Round) => Promise<Outcome>,
): Promise<number> {
  console.log(`\n${title}\n`);
  let faulty = 0;
  for (let number = 0; number < rounds; number += 1) {
    const own = `${seed}-${number}`;
    const folder = mkdtempSync(join(tmpdir(), "kontor-faults-"));
    const startedAt = performance.now();
    const { figures, faults } = await play({ folder, seed: own, random: new Random(own), number }).catch(unfinished);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`${faults.length === 0 ? "ok    " : "FAULT "} seed ${own}: ${figures} (${seconds} s)`);
    for (const fault of faults.slice(0, shownMax)) console.log(`       ${fault}`);
    if (faults.length > shownMax) console.log(`       and ${faults.length - shownMax} more`);
    if (faults.length === 0) rmSync(folder, { recursive: true, force: true });
    else {
      console.log(`       kept in ${folder}`);
      faulty += 1;
    }
  }
  return faulty;
}
