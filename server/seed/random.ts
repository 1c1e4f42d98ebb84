import { createHash } from "node:crypto";

/** A share of a whole; weights need not add up to anything. */
export type Weighted<T> = readonly (readonly [T, number])[];

/** Repeatable chance: the same seed gives the same numbers for ever, on every machine (the sfc32 generator). */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter: number;

  constructor(seed: string) {
    const digest = createHash("sha256").update(seed).digest();
    this.#a = digest.readInt32LE(0);
    this.#b = digest.readInt32LE(4);
    this.#c = digest.readInt32LE(8);
    this.#counter = digest.readInt32LE(12);
    for (let round = 0; round < 12; round += 1) this.uint32();
  }

  uint32(): number {
    const mixed = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + mixed) | 0;
    return mixed >>> 0;
  }

  /** At least 0 and less than 1. */
  unit(): number {
    return this.uint32() / 4_294_967_296;
  }

  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number {
    return Math.floor(this.unit() * limit);
  }

  /** A whole number, both ends included. */
  between(lowest: number, highest: number): number {
    return lowest + this.below(highest - lowest + 1);
  }

  /** True in `share` of all cases, such as 0.1. */
  chance(share: number): boolean {
    return this.unit() < share;
  }

  /** @throws RangeError when there is nothing to choose from. */
  pick<T>(choices: readonly T[]): T {
    const chosen = choices[this.below(choices.length)];
    if (chosen === undefined) throw new RangeError("nothing to choose from");
    return chosen;
  }

  /** @throws RangeError when there is nothing to choose from. */
  pickWeighted<T>(choices: Weighted<T>): T {
    let total = 0;
    for (const [, weight] of choices) total += weight;
    let left = this.unit() * total;
    let last: readonly [T, number] | undefined;
    for (const choice of choices) {
      last = choice;
      left -= choice[1];
      if (left < 0) return choice[0];
    }
    if (last === undefined) throw new RangeError("nothing to choose from");
    return last[0];
  }
}
