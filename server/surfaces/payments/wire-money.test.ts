import fc from "fast-check";
import { expect, test } from "vitest";
import { toMajorText } from "../../../shared/money.ts";
import { parseWireAmount, wireAmountSchema } from "./wire-money.ts";

test("every amount survives the way out and back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999_999_999 }), (amount) => {
      expect(parseWireAmount(toMajorText(amount, "ARS"))).toBe(amount);
    }),
  );
});

test.each([
  ["2450.75", 245_075],
  ["2450.7", 245_070],
  ["2450", 245_000],
  ["0.01", 1],
  ["007.10", 710],
  ["9999999999999.99", 999_999_999_999_999],
])("%s is %d", (text, amount) => {
  expect(wireAmountSchema.parse(text)).toBe(amount);
});

test.each([
  ["three decimals", "1.234"],
  ["an exponent", "1e3"],
  ["a sign", "-1.00"],
  ["a plus", "+1.00"],
  ["a comma", "1,50"],
  ["groups", "1 000.00"],
  ["nothing before the point", ".50"],
  ["nothing after the point", "1."],
  ["fourteen digits", "10000000000000"],
  ["nothing", ""],
  ["zero", "0.00"],
  ["hex", "0x10"],
  ["digits of another script", "１２"],
  ["a number", 12.5],
  ["null", null],
])("refuses %s", (_claim, given) => {
  expect(wireAmountSchema.safeParse(given).success).toBe(false);
});
