import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { currencyDecimals, formatMoney, minor, parseMajor, toMajorText } from "./money.ts";

describe("parseMajor", () => {
  test.each([
    ["a plain number", "1234", "NOK", 123_400],
    ["a point", "12.34", "NOK", 1_234],
    ["a comma", "12,34", "NOK", 1_234],
    ["one decimal", "12,3", "NOK", 1_230],
    ["spaces between groups", "1 234,50", "NOK", 123_450],
    ["a no-break space between groups", "1\u00a0234,50", "NOK", 123_450],
    ["English groups", "1,234.50", "NOK", 123_450],
    ["German groups", "1.234,50", "EUR", 123_450],
    ["only groups", "1,234,567", "NOK", 123_456_700],
    ["three digits after one comma are a group", "1,234", "NOK", 123_400],
    ["three digits are decimals where the currency has three", "1.234", "KWD", 1_234],
    ["yen have no decimals", "1200", "JPY", 1_200],
    ["nothing at all is zero", "0", "NOK", 0],
  ])("reads %s", (_claim, text, currency, amount) => {
    expect(parseMajor(text, currency)).toEqual({ ok: true, amount });
  });

  test.each([
    ["an empty field", " ", "NOK", "empty"],
    ["a negative amount", "-5", "NOK", "not_a_number"],
    ["letters", "12kr", "NOK", "not_a_number"],
    ["a mark with nothing behind it", "12.", "NOK", "not_a_number"],
    ["an exponent", "1e3", "NOK", "not_a_number"],
    ["more decimals than the currency has", "1.2345", "NOK", "too_many_decimals"],
    ["decimals of yen", "12.5", "JPY", "too_many_decimals"],
    ["two decimal marks", "1.2.3", "NOK", "not_a_number"],
    ["more than can be counted exactly", "90071992547409920", "NOK", "too_large"],
  ])("refuses %s", (_claim, text, currency, reason) => {
    expect(parseMajor(text, currency)).toEqual({ ok: false, reason });
  });

  test("reads back whatever toMajorText writes", () => {
    const amounts = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(amounts, fc.constantFrom("NOK", "JPY"), (amount, currency) => {
        expect(parseMajor(toMajorText(amount, currency), currency)).toEqual({ ok: true, amount });
      }),
    );
  });
});

test.each([
  ["two decimals", 123_450, "NOK", "1,234.50 NOK"],
  ["none", 1_200, "JPY", "1,200 JPY"],
  ["three", 1_234, "KWD", "1.234 KWD"],
  ["a sign", -50, "NOK", "−0.50 NOK"],
])("formatMoney writes %s", (_claim, amount, currency, text) => {
  expect(formatMoney(amount, currency)).toBe(text);
});

test("minor refuses what is not a whole number", () => {
  expect(() => minor(0.5)).toThrow(RangeError);
  expect(() => minor(Number.MAX_SAFE_INTEGER + 1)).toThrow(RangeError);
  expect(Object.is(minor(-0), 0)).toBe(true);
});

test("currencyDecimals knows the exceptions", () => {
  expect([currencyDecimals("NOK"), currencyDecimals("JPY"), currencyDecimals("KWD")]).toEqual([2, 0, 3]);
});
