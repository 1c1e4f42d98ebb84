import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeShortUuid } from "../../shared/ids.ts";
import { Random } from "./random.ts";
import { SeedIds } from "./seed-ids.ts";

/** Reads 22 characters of base 58 back into 16 bytes. */
function decode(text: string): Uint8Array {
  const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  let value = 0n;
  for (const character of text) value = value * 58n + BigInt(alphabet.indexOf(character));
  return Uint8Array.from({ length: 16 }, (_, position) => Number((value >> BigInt(8 * (15 - position))) & 0xffn));
}

test("an id is a version 7 UUID of its time in the same base 58 as every other id", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1_600_000_000_000, max: 2_500_000_000_000 }), (seed, atMs) => {
      const id = new SeedIds(new Random(seed)).short(atMs);
      const bytes = decode(id);
      expect(encodeShortUuid(bytes)).toBe(id);
      expect(bytes.slice(0, 6).reduce((sum, byte) => sum * 256 + byte, 0)).toBe(atMs);
      expect((bytes[6] ?? 0) >> 4).toBe(7);
      expect((bytes[8] ?? 0) >> 6).toBe(2);
    }),
  );
});

test("ids of later times sort later", () => {
  const ids = new SeedIds(new Random("order"));
  const made = Array.from({ length: 2_000 }, (_, step) => ids.inAccount("T10000001", 1_700_000_000_000 + step));
  expect(made.toSorted()).toEqual(made);
});

test("a UUID has the form of version 4, and no two are alike", () => {
  const ids = new SeedIds(new Random("uuid"));
  const made = Array.from({ length: 5_000 }, () => ids.uuid());
  for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(made).size).toBe(made.length);
});
