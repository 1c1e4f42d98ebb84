import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeShortUuid, formatUuid, hexToShortUuid, shortUuidToHex, uuidv7Bytes } from "./ids.ts";

const random = fc.uint8Array({ minLength: 10, maxLength: 10 });
const instant = fc.integer({ min: 0, max: 2 ** 48 - 1 });

test("short ids have 22 characters and sort by time", () => {
  fc.assert(
    fc.property(instant, instant, random, random, (a, b, left, right) => {
      const ids = [encodeShortUuid(uuidv7Bytes(a, left)), encodeShortUuid(uuidv7Bytes(b, right))] as const;
      expect(ids[0]).toMatch(/^[1-9A-HJ-NP-Za-km-z]{22}$/);
      if (a < b) expect(ids[0] < ids[1]).toBe(true);
    }),
  );
});

test("formatUuid writes version 7 and the variant of RFC 9562", () => {
  fc.assert(
    fc.property(instant, random, (at, bytes) => {
      expect(formatUuid(uuidv7Bytes(at, bytes))).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }),
  );
});

test("a short id leads to its hexadecimal digits and back", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      const short = encodeShortUuid(bytes);
      expect(shortUuidToHex(short)).toBe(Buffer.from(bytes).toString("hex"));
      expect(hexToShortUuid(Buffer.from(bytes).toString("hex"))).toBe(short);
    }),
  );
});

test.each(["", "abc", "0".repeat(22), "z".repeat(22)])("%j is no short id", (text) => {
  expect(shortUuidToHex(text)).toBeNull();
});

test.each(["", "abc", "g".repeat(32), "A".repeat(32)])("%j is no hexadecimal id", (text) => {
  expect(hexToShortUuid(text)).toBeNull();
});
