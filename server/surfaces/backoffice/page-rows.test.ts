import { describe, expect, test } from "vitest";
import type { ListSpec } from "../../../shared/list-spec.ts";
import { parseListQuery } from "../../http/list-query.ts";
import { pageRows } from "./page-rows.ts";

const spec: ListSpec = {
  filters: { role: "any_of", created_at: "range_instant" },
  sorts: ["created_at", "name"],
  defaultSort: "-created_at",
  hasSearch: false,
};

const rows = ["a", "b", "c", "d", "e"].map((id, day) => ({
  id,
  name: id === "a" || id === "b" ? "same" : id,
  role: day % 2 === 0 ? "admin" : "viewer",
  created_at: `2026-06-0${day + 1}T09:00:00.000Z`,
}));

const page = (query: Record<string, unknown>) =>
  pageRows(rows, parseListQuery(spec, query), ({ role, created_at, name }) => ({ role, created_at, name }));
const ids = (query: Record<string, unknown>) =>
  page(query)
    .data.map((row) => row.id)
    .join("");

describe("a short list", () => {
  test.each([
    ["is newest first by default", {}, "edcba"],
    ["takes any of several values", { role: ["viewer", "admin"] }, "edcba"],
    ["is filtered by one value", { role: "viewer" }, "db"],
    [
      "is filtered by time, both ends included",
      { "created_at.gte": "2026-06-02", "created_at.lte": "2026-06-03" },
      "cb",
    ],
    ["is sorted by name with ties broken by id", { sort: "name" }, "cdeab"],
    ["is sorted backwards all the way", { sort: "-name" }, "baedc"],
  ])("%s", (_claim, query, expected) => {
    expect(ids(query)).toBe(expected);
  });

  test("pages to its end and back without a gap", () => {
    const first = page({ limit: "2" });
    const second = page({ limit: "2", cursor: first.page.next });
    const third = page({ limit: "2", cursor: second.page.next });
    expect([first, second, third].flatMap((found) => found.data.map((row) => row.id)).join("")).toBe("edcba");
    expect(third.page.next).toBeNull();
    expect(first.page.previous).toBeNull();
    expect(page({ limit: "2", cursor: third.page.previous }).data).toEqual(second.data);
    expect(first.page.total).toEqual({ value: 5, capped: false });
  });

  test("refuses a cursor that it did not hand out", () => {
    expect(() => page({ cursor: "bm9wZQ" })).toThrow(/cursor/);
  });
});
