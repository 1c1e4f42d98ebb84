import { expect, test } from "vitest";
import { balancesOf } from "./balances.ts";
import { areSameTotals, type BulkSubject, bulkStep, bulkTotals } from "./bulk-rules.ts";

const fact = (kind: "authorize" | "capture" | "refund", amount: number) =>
  ({ kind, state: "succeeded", amount }) as const;

/** 500.00 authorized, of which 300.00 are captured. */
const card: BulkSubject = {
  status: "PARTIALLY_CAPTURED",
  method: "dintero_psp.creditcard",
  currency: "NOK",
  balances: balancesOf([fact("authorize", 50_000), fact("capture", 30_000)]),
  api: "checkout",
  approvalAbove: null,
  hasGateway: true,
};

test("a run moves all that is left", () => {
  expect(bulkStep("capture", card, "finance")).toEqual({ amount: 20_000 });
  expect(bulkStep("refund", card, "finance")).toEqual({ amount: 30_000 });
  const reserved: BulkSubject = { ...card, status: "AUTHORIZED", balances: balancesOf([fact("authorize", 50_000)]) };
  expect(bulkStep("void", reserved, "finance")).toEqual({ amount: 50_000 });
});

test.each([
  ["a role that may not move money", "capture", card, "admin", "role_forbids"],
  [
    "an account that nothing moves the money of",
    "capture",
    { ...card, hasGateway: false },
    "finance",
    "live_gateway_missing",
  ],
  [
    "more than one person may give back",
    "refund",
    { ...card, approvalAbove: 29_999 },
    "finance",
    "needs_second_person",
  ],
  [
    "a transfer, whose refund has a name of its own",
    "refund",
    { ...card, api: "payments" },
    "finance",
    "bank_reference_needed",
  ],
  [
    "what the page of the payment refuses too",
    "refund",
    { ...card, balances: balancesOf([fact("authorize", 1)]) },
    "finance",
    "nothing_to_refund",
  ],
] as const)("%s is left out, and why", (_claim, kind, payment, role, code) => {
  expect(bulkStep(kind, payment, role)).toMatchObject({ code, reason: expect.stringMatching(/\.$/) as string });
});

test("exactly the limit needs no second person", () => {
  expect(bulkStep("refund", { ...card, approvalAbove: 30_000 }, "finance")).toEqual({ amount: 30_000 });
});

test("amounts are added within a currency and never across", () => {
  const totals = bulkTotals([
    { currency: "SEK", amount: 1 },
    { currency: "NOK", amount: 2 },
    { currency: "SEK", amount: 3 },
  ]);
  expect(totals).toEqual([
    { currency: "NOK", count: 1, amount: 2 },
    { currency: "SEK", count: 2, amount: 4 },
  ]);
  expect(areSameTotals(totals, totals.toReversed())).toBe(true);
  expect(areSameTotals(totals, [{ currency: "NOK", count: 1, amount: 2 }])).toBe(false);
});
