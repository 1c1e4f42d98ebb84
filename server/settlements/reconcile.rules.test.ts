import { expect, test } from "vitest";
import { reconcileSettlement } from "./reconcile.rules.ts";
import type { SettlementRecord } from "./settlement.record.ts";

const settlement: SettlementRecord = {
  seq: 1,
  id: "stl_1",
  account_id: "T00000001",
  provider: "dintero_psp",
  provider_reference: "PAYOUT-20260302-1",
  currency: "NOK",
  cause: "nightly",
  payment_status: "paid",
  capture: 50_000,
  refund: 10_000,
  fee: 1_000,
  amount: 39_000,
  carried: -4_000,
  payout: 35_000,
  line_count: 0,
  covered_by: null,
  start_at: "2026-03-01T09:00:00.000Z",
  end_at: "2026-03-01T10:00:00.000Z",
  settled_at: "2026-03-02T00:00:00.000Z",
  actor_type: "system",
  actor_id: "nightly-settlement",
};

const agreeing = { merchant_balance: 40_000, provider_fees: -1_000, merchant_payable: -4_000, merchant_bank: -35_000 };

function failing(postings: Readonly<Record<string, number>>): string[] {
  const { checks } = reconcileSettlement({
    settlement,
    lines: [],
    ledger: [],
    postings: new Map(Object.entries(postings)),
    checkedAt: "2026-03-03T00:00:00.000Z",
  });
  return checks.filter((check) => check.id.startsWith("ledger_") && !check.ok).map((check) => check.id);
}

test("what a settlement posted agrees with it on every ledger account", () => {
  expect(failing(agreeing)).toEqual([]);
});

test.each([
  ["the shop's balance", { merchant_balance: 39_000 }, "ledger_balance"],
  ["the provider's fees", { provider_fees: -900 }, "ledger_fees"],
  ["what is carried over", { merchant_payable: 0 }, "ledger_payable"],
  ["the bank", { merchant_bank: -39_000 }, "ledger_bank"],
])("a wrong posting to %s is told", (_claim, change, id) => {
  expect(failing({ ...agreeing, ...change })).toEqual([id]);
});
