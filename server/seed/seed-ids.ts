import type { Random } from "./random.ts";

const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const hex = "0123456789abcdef";
const chunk = 58 ** 5;

const words = new Uint16Array(8);
const digits = Buffer.alloc(22);

/**
 * Ids in the form of `server/ids.ts`, repeatable and without big integers: a million payments need some
 * twenty million of them.
 */
export class SeedIds {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** `prefix_` and 22 characters that sort by `atMs`. */
  own(prefix: string, atMs: number): string {
    return `${prefix}_${this.short(atMs)}`;
  }

  inAccount(accountId: string, atMs: number): string {
    return `${accountId}.${this.short(atMs)}`;
  }

  /** A version 7 UUID of this time as 22 characters of base 58. */
  short(atMs: number): string {
    const first = this.#random.uint32();
    const second = this.#random.uint32();
    const third = this.#random.uint32();
    words[0] = Math.floor(atMs / 4_294_967_296);
    words[1] = Math.floor(atMs / 65_536) % 65_536;
    words[2] = atMs % 65_536;
    words[3] = 0x7000 | (first & 0x0fff);
    words[4] = 0x8000 | ((first >>> 12) & 0x3fff);
    words[5] = second & 0xffff;
    words[6] = second >>> 16;
    words[7] = third & 0xffff;
    return encodeWords();
  }

  /** Version 4, where a contract wants one. */
  uuid(): string {
    let text = "";
    for (let word = 0; word < 4; word += 1) {
      let bits = this.#random.uint32();
      if (word === 1) bits = (bits & 0xffff0fff) | 0x4000;
      if (word === 2) bits = (bits & 0x3fffffff) | 0x80000000;
      for (let nibble = 28; nibble >= 0; nibble -= 4) text += hex.charAt((bits >>> nibble) & 15);
    }
    return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
  }
}

/** The number in `words`, five digits per division, which keeps every step below 2 ** 53; zero afterwards. */
function encodeWords(): string {
  for (let end = digits.length; end > 0; end -= 5) {
    let group = divideWords(chunk);
    for (let position = end - 1; position >= Math.max(0, end - 5); position -= 1) {
      digits[position] = alphabet.charCodeAt(group % 58);
      group = Math.floor(group / 58);
    }
  }
  return digits.toString("latin1");
}

function divideWords(divisor: number): number {
  let remainder = 0;
  for (let position = 0; position < words.length; position += 1) {
    const value = remainder * 65_536 + (words[position] ?? 0);
    const quotient = Math.floor(value / divisor);
    words[position] = quotient;
    remainder = value - quotient * divisor;
  }
  return remainder;
}
