import { expect } from "vitest";
import { testOfSqlite } from "../testing/engine.ts";
import { plansOf } from "../testing/query-plan.ts";
import { listCustomerRows } from "./customer-list.repository.ts";

const query = { createdAt: {}, isDescending: true, limit: 6, cursor: null };

testOfSqlite("people who were found are looked up by their ids in one statement, however many they are", async () => {
  const ids = Array.from({ length: 200 }, (_, index) => `cus_${index}`);
  const plan = await plansOf((db) => listCustomerRows(db, { ...query, anyOf: new Map([["id", ids]]) }));
  const walks = plan.split("\n").filter((line) => line.includes("customer"));
  expect(walks.length).toBeLessThanOrEqual(2);
  for (const walk of walks) expect(walk).toMatch(/^SEARCH customer USING .*\(id=\?\)$/);
});
