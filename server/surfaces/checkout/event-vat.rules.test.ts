import { expect, test } from "vitest";
import { vatOfLines } from "./event-vat.rules.ts";

const ordered = [
  { line_id: "lamp", amount: 49_000, vat: 25, vat_amount: 9_800 },
  { line_id: "book", amount: 12_345, vat: 15 },
  { line_id: "gift", amount: -5_000, vat: 25 },
  { line_id: "plain", amount: 700 },
];

test.each([
  ["what the line says itself counts", [{ line_id: "lamp", amount: 49_000, vat_amount: 1 }], 1],
  ["a whole line has the tax that was ordered", [{ line_id: "lamp", amount: 49_000 }], 9_800],
  ["a part of a line is taxed at its rate", [{ line_id: "lamp", amount: 10_000 }], 2_000],
  ["an odd cent goes to the nearest", [{ line_id: "book", amount: 12_345 }], 1_610],
  ["money that is taken off takes its tax along", [{ line_id: "gift", amount: -5_000 }], -1_000],
  ["a rate of its own wins over the ordered one", [{ line_id: "lamp", amount: 11_500, vat: 15 }], 1_500],
  [
    "several lines add up",
    [
      { line_id: "lamp", amount: 10_000 },
      { line_id: "gift", amount: -5_000 },
    ],
    1_000,
  ],
  [
    "a line that tells of no tax adds nothing",
    [
      { line_id: "plain", amount: 700 },
      { line_id: "lamp", amount: 10_000 },
    ],
    2_000,
  ],
  ["lines that tell of none at all have none", [{ line_id: "plain", amount: 700 }], null],
  ["an unknown line without a rate has none", [{ line_id: "rounding-fee", amount: 30 }], null],
  ["no lines have none", [], null],
])("%s", (_claim, items, expected) => {
  expect(vatOfLines(items, ordered)).toBe(expected);
});

test("what was stored in another shape is passed over", () => {
  expect(vatOfLines("nothing", null)).toBeNull();
  expect(vatOfLines([{ line_id: 7, amount: "x", vat: {} }], [{}])).toBeNull();
});
