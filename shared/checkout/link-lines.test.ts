import { expect, test } from "vitest";
import { lineTotal, lineVat, linkTotal } from "./link-lines.ts";

test.each([
  ["one of something costs its price", 1, 49_000, 49_000],
  ["by weight it costs its part", 0.735, 19_900, 14_627],
  ["half a unit rounds up", 0.5, 5, 3],
  ["decimals of quantities stay exact", 1.1, 1_000, 1_100],
])("%s", (_claim, quantity, unit_price, total) => {
  expect(lineTotal({ quantity, unit_price })).toBe(total);
});

test.each([
  ["a quarter on top is a fifth inside", 49_000, 25, 9_800],
  ["no tax is none", 49_000, 0, 0],
  ["a rate with decimals is exact", 10_000, 5.5, 521],
])("%s", (_claim, total, vat, expected) => {
  expect(lineVat(total, vat)).toBe(expected);
});

test("a link costs what its lines cost", () => {
  const lines = [
    { quantity: 2, unit_price: 10_050 },
    { quantity: 0.25, unit_price: 999 },
  ];
  expect(linkTotal(lines)).toBe(20_350);
});
