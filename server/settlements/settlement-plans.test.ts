import { describe, expect, test } from "vitest";
import { testAccountId } from "../testing/payments.ts";
import { plansOf } from "../testing/query-plan.ts";
import { listLedgerFacts, sumPostings } from "./reconcile.repository.ts";
import { listLines, listSettledOf, listSettlementRows, type SettlementListQuery } from "./settlement.repository.ts";

const one: ReadonlyMap<string, readonly string[]> = new Map([["account_id", [testAccountId]]]);
const newest: SettlementListQuery = {
  anyOf: new Map(),
  sort: { column: "settled_at", descending: true },
  limit: 10,
  cursor: null,
};
const july = { gte: "2026-07-01T00:00:00.000Z", lte: "2026-07-31T23:59:59.999Z" };

describe("a page of settlements is read in its own order, and nothing is sorted", () => {
  test.each<[string, Partial<SettlementListQuery>, string]>([
    ["of everybody", {}, "settlement_by_settled"],
    ["of everybody in a month", { settledAt: july }, "settlement_by_settled (settled_at>? AND settled_at<?)"],
    ["of one account", { anyOf: one }, "settlement_by_account_settled (account_id=?)"],
    [
      "of one account in a month",
      { anyOf: one, settledAt: july },
      "settlement_by_account_settled (account_id=? AND settled_at>? AND settled_at<?)",
    ],
    [
      "of one account by what is in them",
      { anyOf: new Map([...one, ["provider", ["dintero_psp"]]]), itemsAt: july },
      "settlement_by_account_settled (account_id=?)",
    ],
    ["of one account by its name", { anyOf: one, search: "TEST-1" }, "settlement_by_account_settled (account_id=?)"],
  ])("%s", async (_claim, query, index) => {
    const plan = await plansOf((trx) => listSettlementRows(trx, { ...newest, ...query }));
    expect(plan).toContain(`USING INDEX ${index}`);
    expect(plan).not.toContain("TEMP B-TREE");
  });
});

test.each([
  ["its lines", (trx: Parameters<typeof listLines>[0]) => listLines(trx, 1)],
  ["what became of payments", (trx: Parameters<typeof listLines>[0]) => listSettledOf(trx, ["T00000001.p"])],
  ["what the ledger says of its lines", (trx: Parameters<typeof listLines>[0]) => listLedgerFacts(trx, 1)],
  ["what it posted itself", (trx: Parameters<typeof listLines>[0]) => sumPostings(trx, "stl_1")],
])("%s are searched for and never scanned", async (_claim, read) => {
  const plan = await plansOf(read);
  expect(plan).toMatch(/SEARCH/);
  expect(plan).not.toMatch(/SCAN (settlement|payment|operation|ledger|line|entry|posting)/);
});
