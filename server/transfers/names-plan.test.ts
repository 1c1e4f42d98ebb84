import { expect, test } from "vitest";
import { plansOf } from "../testing/query-plan.ts";
import { listOrderIdsNamed } from "./order-list.repository.ts";
import { listPayoutPage } from "./payout-list.repository.ts";
import { listTransferRows } from "./transfer-list.repository.ts";

const newest = (column: string) => ({ column, descending: true });
const frame = { accountIds: ["T12345678"], states: ["unmatched"], anyOf: new Map(), limit: 25, cursor: null };

test.each([
  [
    "orders by document and bank reference",
    (db: never) => listOrderIdsNamed(db, { document: "1", bankReference: "2" }),
  ],
  [
    "transfers by any of their names",
    (db: never) => listTransferRows(db, { ...frame, receivedAt: undefined, search: "2", sort: newest("received_at") }),
  ],
  [
    "payouts by any of their names",
    (db: never) => listPayoutPage(db, { ...frame, createdAt: undefined, search: "2", sort: newest("created_at") }),
  ],
])("%s are found by index", async (_claim, find) => {
  const plans = await plansOf((trx) => find(trx as never));
  expect(plans).toContain("USING");
  expect(plans).not.toMatch(/SCAN (transfer_order|incoming_transfer|payout)\b/);
});
