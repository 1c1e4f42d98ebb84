import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { effectiveCost, presentValue } from "./cet.ts";
import type { IofRate } from "./iof.ts";
import { costModes, iofBorrowerKinds } from "./lending-states.ts";
import { type LoanWish, simulateLoan } from "./simulate-loan.ts";

const iofRates: readonly IofRate[] = [
  { borrowerKind: "company", effectiveFrom: "2025-06-11", dailyPpb: 82_000, flatPpm: 3_800, operationMax: null },
  { borrowerKind: "simples", effectiveFrom: "2025-06-11", dailyPpb: 27_400, flatPpm: 3_800, operationMax: 30_000_00 },
  { borrowerKind: "individual", effectiveFrom: "2025-06-11", dailyPpb: 82_000, flatPpm: 3_800, operationMax: null },
];

const v1: LoanWish = {
  requestedAmount: 25_000_00,
  installmentCount: 12,
  baseDate: "2026-03-03",
  ratePpm: 35_000,
  feePpm: 12_000,
  costMode: "deducted",
  borrowerKind: "company",
  iofRates,
};
const v4: LoanWish = {
  ...v1,
  requestedAmount: 5_000_00,
  installmentCount: 3,
  baseDate: "2026-01-30",
  ratePpm: 25_000,
};

/** F, PMT, last row, IOF, net, total, interest; CET a year and a month. */
const vectors = [
  ["V1", v1, [2500000, 258710, 258708, 52800, 2417200, 3104518, 604518, 6111, 405]],
  ["V2", { ...v1, borrowerKind: "simples" }, [2500000, 258710, 258708, 23969, 2446031, 3104518, 604518, 5738, 385]],
  ["V3", { ...v1, costMode: "financed" }, [2584587, 267463, 267469, 54587, 2500000, 3209562, 624975, 6099, 405]],
] as const satisfies readonly (readonly [string, LoanWish, readonly number[]])[];

test.each(vectors)("vector %s comes out to the cent", (_name, wish, expected) => {
  const loan = simulateLoan(wish);
  const { principal, installmentAmount, iof, net, total, interest, cetYearBp, cetMonthBp } = loan;
  const last = loan.rows.at(-1)?.amount;
  expect([principal, installmentAmount, last, iof, net, total, interest, cetYearBp, cetMonthBp]).toEqual(expected);
  expect(loan.fees).toBe(300_00);
});

test("vector V1 has these rows", () => {
  const rows = simulateLoan(v1).rows;
  const picked = [1, 2, 3, 6, 11, 12].map((number) => rows[number - 1]);
  expect(rows.map(({ days }) => days)).toEqual([31, 61, 92, 122, 153, 184, 214, 245, 275, 306, 337, 365]);
  expect(picked.map((row) => row && [row.dueDate, row.amount, row.principal, row.interest, row.balance])).toEqual([
    ["2026-04-03", 258710, 171210, 87500, 2328790],
    ["2026-05-03", 258710, 177202, 81508, 2151588],
    ["2026-06-03", 258710, 183404, 75306, 1968184],
    ["2026-09-03", 258710, 203344, 55366, 1378549],
    ["2027-02-03", 258710, 241509, 17201, 249959],
    ["2027-03-03", 258708, 249959, 8749, 0],
  ]);
});

test("vector V4 keeps due dates inside short months", () => {
  const loan = simulateLoan(v4);
  expect(loan.rows.map(({ dueDate, days, amount }) => [dueDate, days, amount])).toEqual([
    ["2026-02-28", 29, 175069],
    ["2026-03-30", 59, 175069],
    ["2026-04-30", 90, 175068],
  ]);
  const { fees, iof, net, total, cetYearBp } = loan;
  expect({ fees, iof, net, total, cetYearBp }).toEqual({
    fees: 6000,
    iof: 4353,
    net: 489647,
    total: 525206,
    cetYearBp: 5434,
  });
});

test("vector V5, the central bank's example, costs 43.93 % a year and 3.08 % a month", () => {
  const payments = [1, 2, 3, 4, 5].map((k) => ({ amount: 205_73, days: (k * 365) / 12 }));
  expect(effectiveCost(940_00, payments)).toEqual({ yearBp: 4393, monthBp: 308 });
});

describe("the tax", () => {
  const iofAt = (requestedAmount: number, changes: Partial<LoanWish> = {}) =>
    simulateLoan({ ...v1, requestedAmount, borrowerKind: "simples", ...changes }).iof;

  test("of a small company is lower up to 30,000.00, and a company's above", () => {
    const asCompany = (requestedAmount: number) => simulateLoan({ ...v1, requestedAmount }).iof;
    expect(iofAt(30_000_00)).toBeLessThan(asCompany(30_000_00));
    expect(iofAt(30_000_01)).toBe(asCompany(30_000_01));
  });

  test("counts what is lent on top towards that bound", () => {
    const asked = { costMode: "financed" } as const;
    expect(iofAt(29_900_00, asked)).toBe(simulateLoan({ ...v1, requestedAmount: 29_900_00, ...asked }).iof);
  });

  test("follows the rate in force on the day", () => {
    const raised = {
      ...iofRates[0],
      borrowerKind: "company",
      effectiveFrom: "2026-03-04",
      dailyPpb: 164_000,
    } as IofRate;
    const rates = [raised, ...iofRates];
    expect(simulateLoan({ ...v1, iofRates: rates }).iof).toBe(528_00);
    expect(simulateLoan({ ...v1, iofRates: rates, baseDate: "2026-03-04" }).iof).toBeGreaterThan(900_00);
    expect(() => simulateLoan({ ...v1, baseDate: "2025-06-10" })).toThrow("No rate of IOF for company on 2025-06-10");
  });

  test("stops counting days after a year", () => {
    const last = simulateLoan({ ...v1, installmentCount: 36, ratePpm: 0 });
    const perRow = last.rows.map(({ principal, days }) => principal * (0.000082 * Math.min(days, 365) + 0.0038));
    expect(last.iof).toBe(Math.round(perRow.reduce((sum, part) => sum + part, 0)));
  });
});

test("a fee that takes everything leaves nothing to cost", () => {
  expect(() => simulateLoan({ ...v1, feePpm: 1_000_000 })).toThrow("A cost needs money received");
});

test("a fee that takes half of a month's loan still has a cost", () => {
  expect(simulateLoan({ ...v1, installmentCount: 1, feePpm: 500_000 }).cetYearBp).toBeGreaterThan(10_000_00);
});

const wishes = fc.record({
  requestedAmount: fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 5_000_000_00 })),
  installmentCount: fc.integer({ min: 1, max: 120 }),
  baseDate: fc
    .date({ min: new Date("2025-06-11"), max: new Date("2040-12-31"), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
  ratePpm: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 300_000 })),
  feePpm: fc.integer({ min: 0, max: 200_000 }),
  costMode: fc.constantFrom(...costModes),
  borrowerKind: fc.constantFrom(...iofBorrowerKinds),
  iofRates: fc.constant(iofRates),
});

describe("any loan", () => {
  const holds = (claim: (wish: LoanWish) => void) => fc.assert(fc.property(wishes, claim), { numRuns: 300 });

  test("repays exactly its principal, in rows that are never negative", () =>
    holds((wish) => {
      const { rows, principal, total } = simulateLoan(wish);
      expect(rows.reduce((sum, row) => sum + row.principal, 0)).toBe(principal);
      expect(rows.reduce((sum, row) => sum + row.amount, 0)).toBe(total);
      expect(rows.at(-1)?.balance).toBe(0);
      expect(rows).toHaveLength(wish.installmentCount);
      for (const row of rows) expect(Math.min(row.principal, row.interest, row.balance)).toBeGreaterThanOrEqual(0);
    }));

  test("costs in total what is paid out, fee, tax and interest together", () =>
    holds((wish) => {
      const { total, net, fees, iof, interest, principal } = simulateLoan(wish);
      expect(total).toBe(net + fees + iof + interest);
      expect(principal).toBe(wish.costMode === "financed" ? wish.requestedAmount + fees + iof : wish.requestedAmount);
    }));

  test("has a cost that solves its own equation to the hundredth of a per cent", () =>
    holds((wish) => {
      const { net, rows, cetYearBp } = simulateLoan(wish);
      const below = presentValue(rows, (cetYearBp + 0.51) / 10_000);
      const above = presentValue(rows, (cetYearBp - 0.51) / 10_000);
      expect(below).toBeLessThanOrEqual(net + 1e-6 * net);
      expect(above).toBeGreaterThanOrEqual(net - 1e-6 * net);
    }));

  test("costs no less with a higher rate, fee or amount", () =>
    fc.assert(
      fc.property(wishes, (some) => {
        const wish = { ...some, requestedAmount: some.requestedAmount + 1_000_00, installmentCount: 12 };
        const base = simulateLoan(wish);
        expect(simulateLoan({ ...wish, ratePpm: wish.ratePpm + 10_000 }).total).toBeGreaterThan(base.total);
        expect(simulateLoan({ ...wish, feePpm: wish.feePpm + 1_000 }).cetYearBp).toBeGreaterThan(base.cetYearBp);
        const more = simulateLoan({ ...wish, requestedAmount: wish.requestedAmount + 1_00 });
        expect(more.total).toBeGreaterThan(base.total);
      }),
      { numRuns: 200 },
    ));
});
