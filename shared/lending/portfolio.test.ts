import { describe, expect, test } from "vitest";
import { ageBand, agedOn, ageing, atRisk, type BookGroup, sumBook, vintages } from "./portfolio.ts";

const today = "2026-11-20";

/** A loan of the book: its month, what was lent and is owed in whole reais, and when its oldest unpaid part was due. */
const loan = (month: string, disbursed: number, outstanding: number, oldest_due: string | null): BookGroup => ({
  ...{ month, oldest_due, loans: 1 },
  ...{ disbursed: disbursed * 100, outstanding: outstanding * 100 },
});

/** Ten loans. Their days late, by hand: 0, 0, 0 (due today), 1, 2, 30, 31, 61, 95, 181; one more is paid off. */
const book: readonly BookGroup[] = [
  loan("2026-03", 10_000, 4_000, "2026-12-03"),
  loan("2026-03", 5_000, 1_000, "2026-12-18"),
  loan("2026-04", 8_000, 3_000, "2026-11-20"),
  loan("2026-04", 2_000, 500, "2026-11-19"),
  loan("2026-04", 6_000, 2_500, "2026-11-18"),
  loan("2026-05", 9_000, 5_000, "2026-10-21"),
  loan("2026-05", 4_000, 2_000, "2026-10-20"),
  loan("2026-05", 7_000, 6_000, "2026-09-20"),
  loan("2026-01", 12_000, 11_000, "2026-08-17"),
  loan("2026-01", 3_000, 3_000, "2026-05-23"),
];
const paidOff = loan("2026-01", 1_000, 0, null);
const all = agedOn([...book, paidOff], today);

test("the days late of the ten loans are those counted by hand", () => {
  expect(all.map(({ days_late }) => days_late)).toEqual([0, 0, 0, 1, 2, 30, 31, 61, 95, 181, null]);
});

describe("portfolio at risk is the whole principal of what is late, of 38,000.00 that are owed", () => {
  test.each([
    [1, 6, 29_500],
    [30, 4, 22_000],
    [60, 3, 20_000],
    [90, 2, 14_000],
  ])("more than %i days: %i loans", (days, loans, reais) => {
    expect(atRisk(all, days)).toEqual({ loans, outstanding: reais * 100 });
    expect(sumBook(all).outstanding).toBe(38_000_00);
  });
});

test("every loan that owes is in one band of age", () => {
  expect(ageing(all).map(({ band, share }) => [band, share.loans, share.outstanding / 100])).toEqual([
    ["current", 3, 8_000],
    ["1-30", 3, 8_000],
    ["31-60", 1, 2_000],
    ["61-90", 1, 6_000],
    ["91-180", 1, 11_000],
    [">180", 1, 3_000],
  ]);
});

test.each([
  [0, "current"],
  [1, "1-30"],
  [30, "1-30"],
  [31, "31-60"],
  [60, "31-60"],
  [61, "61-90"],
  [90, "61-90"],
  [91, "91-180"],
  [180, "91-180"],
  [181, ">180"],
])("%i days late are in the band %s", (days, band) => expect(ageBand(days)).toBe(band));

test("vintages gather the loans by month, paid off ones too", () => {
  const reais = vintages(all).map(({ month, loans, disbursed, outstanding, at_risk }) => [
    ...[month, loans],
    ...[disbursed / 100, outstanding / 100, at_risk / 100],
  ]);
  expect(reais).toEqual([
    ["2026-01", 3, 16_000, 14_000, 14_000],
    ["2026-03", 2, 15_000, 5_000, 0],
    ["2026-04", 3, 16_000, 6_000, 0],
    ["2026-05", 3, 20_000, 13_000, 8_000],
  ]);
});
