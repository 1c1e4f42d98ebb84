import { expect, test } from "vitest";
import { parseSort, readListView, withCursor, withFilters, withSort, writeSort } from "./list-url.ts";

const newestFirst = { field: "created_at", order: "DESC" } as const;
const params = (query: string) => new URLSearchParams(query);

test("a list's address says filters, order, page and account", () => {
  const view = readListView(
    params("account=T12345678&status=CAPTURED&status=REFUNDED&amount.gte=100&sort=amount&cursor=abc"),
    newestFirst,
  );
  expect(view).toEqual({
    filters: { status: ["CAPTURED", "REFUNDED"], "amount.gte": ["100"] },
    sort: { field: "amount", order: "ASC" },
    cursor: "abc",
    account: "T12345678",
  });
});

test("an address without an order has the default one", () => {
  expect(readListView(params(""), newestFirst).sort).toEqual(newestFirst);
});

test("a new filter starts at the first page and keeps account and order", () => {
  const next = withFilters(params("account=T1&sort=-created_at&cursor=abc&status=FAILED"), { q: ["order 1"] });
  expect(next.toString()).toBe("account=T1&sort=-created_at&q=order+1");
});

test("the order by amount ends with the choice of one currency", () => {
  const byAmount = params("currency=NOK&sort=-amount");
  expect(withFilters(byAmount, { currency: ["NOK"], status: ["FAILED"] }).get("sort")).toBe("-amount");
  expect(withFilters(byAmount, { currency: ["NOK", "SEK"] }).get("sort")).toBeNull();
  expect(withFilters(byAmount, {}).get("sort")).toBeNull();
});

test("a new order starts at the first page", () => {
  expect(withSort(params("cursor=abc&status=FAILED"), { field: "created_at", order: "ASC" }).toString()).toBe(
    "status=FAILED&sort=created_at",
  );
});

test("the page comes and goes with its cursor", () => {
  expect(withCursor(params("status=FAILED"), "abc").toString()).toBe("status=FAILED&cursor=abc");
  expect(withCursor(params("status=FAILED&cursor=abc"), null).toString()).toBe("status=FAILED");
});

test.each(["created_at", "-created_at", "-amount"])("the order %s is written as it was read", (text) => {
  expect(writeSort(parseSort(text))).toBe(text);
});
