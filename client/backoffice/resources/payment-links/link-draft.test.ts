import { expect, test } from "vitest";
import { draftTotal, endOf, newLine, readLine } from "./link-draft.ts";

const typed = { ...newLine(1), description: "Lamp", quantity: "1,5", price: "1 234,50" };

test("what is typed in the local way becomes a line in minor units", () => {
  expect(readLine(typed, "NOK")).toEqual({
    line: { description: "Lamp", quantity: 1.5, unit_price: 123_450, vat: 25 },
    faults: [],
  });
  expect(draftTotal([typed, newLine(2)], "NOK")).toBe(185_175);
});

test.each([
  ["a line without a description", { description: " " }, "description"],
  ["no quantity", { quantity: "0" }, "quantity"],
  ["a quantity with four decimals", { quantity: "1.2345" }, "quantity"],
  ["a free line", { price: "0" }, "price"],
  ["more tax than price", { vat: "101" }, "vat"],
])("%s makes no sense yet", (_claim, change, fault) => {
  expect(readLine({ ...typed, ...change }, "NOK").faults).toEqual([fault]);
});

test.each([
  ["a day", "day", "2026-01-31T10:00:00.000Z", "2026-02-01T10:00:00.000Z"],
  ["a week", "week", "2026-01-31T10:00:00.000Z", "2026-02-07T10:00:00.000Z"],
  ["a month into a shorter one", "month", "2026-01-31T10:00:00.000Z", "2026-02-28T10:00:00.000Z"],
  ["a month into the next year", "month", "2026-12-15T10:00:00.000Z", "2027-01-15T10:00:00.000Z"],
  ["a chosen day, the whole of it", "date", "2026-02-01T10:00:00.000Z", "2026-03-01T23:59:59.999Z"],
] as const)("%s is counted from now", (_claim, validity, now, end) => {
  expect(endOf(validity, now, "2026-03-01")).toBe(end);
});

test("a day that is over ends nothing", () => {
  expect(endOf("date", "2026-03-02T00:00:00.000Z", "2026-03-01")).toBeNull();
  expect(endOf("date", "2026-03-02T00:00:00.000Z", "")).toBeNull();
});
