import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeShortUuid, formatUuid, uuidv7Bytes } from "./ids.ts";

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
