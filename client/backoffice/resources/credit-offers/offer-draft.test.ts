import { expect, test } from "vitest";
import { draftOf, emptyDraft, type OfferDraft, readDraft, readPercent } from "./offer-draft.ts";

const typed: OfferDraft = {
  ...emptyDraft,
  approved: "50.000,00",
  least: "1000",
  rate: "3,5",
  fee: "1.2",
  validUntil: "2026-04-01",
};

test("what is typed becomes terms, valid through the whole day in São Paulo", () => {
  const { terms } = readDraft(typed);
  expect(terms).toMatchObject({
    approved_amount: 50_000_00,
    min_amount: 1_000_00,
    rate_ppm: 35_000,
    installments_min: 12,
    installments_max: 12,
    fee_ppm: 12_000,
    valid_until: "2026-04-02T02:59:59.999Z",
  });
  expect(terms === null ? null : readDraft(draftOf(terms)).terms).toEqual(terms);
});

test("a range has two ends", () => {
  expect(readDraft({ ...typed, isRange: true, to: "24" }).terms).toMatchObject({
    installments_min: 3,
    installments_max: 24,
  });
});

test.each([
  ["approved", { approved: "much" }],
  ["least", { least: "" }],
  ["rate", { rate: "3,55555" }],
  ["term", { to: "a year" }],
  ["term", { isRange: true, from: "" }],
  ["fee", { fee: "-1" }],
  ["valid_until", { validUntil: "2026-02-30" }],
] as const)("names %s as what makes no sense yet", (gap, change) => {
  expect(readDraft({ ...typed, ...change })).toEqual({ terms: null, gap });
});

test.each([
  ["0", 0],
  ["2.75", 27_500],
  ["0,0001", 1],
  ["", null],
  ["3.5 %", null],
])("reads %s per cent", (text, ppm) => expect(readPercent(text)).toBe(ppm));
