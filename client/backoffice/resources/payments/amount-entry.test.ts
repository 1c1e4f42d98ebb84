import fc from "fast-check";
import { expect, test } from "vitest";
import { currencyDecimals, toMajorText } from "../../../../shared/money.ts";
import { readAmount } from "./amount-entry.ts";

test.each([
  ["the exact remainder passes", "70.00", "NOK", 70_00, null],
  ["one øre more is over the limit", "70.01", "NOK", null, "over_limit"],
  ["zero is no amount", "0", "NOK", null, "not_positive"],
  ["a negative amount is not read", "-5", "NOK", null, "not_a_number"],
  ["an empty field asks for an amount", "  ", "NOK", null, "empty"],
  ["a point before three digits groups them", "1.005", "NOK", null, "over_limit"],
  ["four decimals are too many for NOK", "1.0051", "NOK", null, "too_many_decimals"],
  ["a comma is a decimal mark too", "12,50", "NOK", 12_50, null],
  ["groups may be spaced", "0 012,50", "NOK", 12_50, null],
  ["yen have no decimals", "70", "JPY", 70, null],
  ["a decimal yen is refused", "70.5", "JPY", null, "too_many_decimals"],
  ["dinars have three decimals", "0.123", "KWD", 123, null],
])("%s", (_claim, typed, currency, amount, problem) => {
  expect(readAmount(typed, 70_00, currency)).toEqual({ amount, problem });
});

test("every remainder, prefilled as text, is read back to the last minor unit", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 40 }), fc.constantFrom("NOK", "JPY", "KWD"), (limit, currency) => {
      const typed = toMajorText(limit, currency);
      expect(readAmount(typed, limit, currency)).toEqual({ amount: limit, problem: null });
      expect(typed.split(".")[1]?.length ?? 0).toBe(currencyDecimals(currency));
    }),
  );
});
