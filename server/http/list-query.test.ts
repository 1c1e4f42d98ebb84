import { expect, test } from "vitest";
import type { ListSpec } from "../../shared/list-spec.ts";
import { DomainError } from "../../shared/errors.ts";
import { parseListQuery } from "./list-query.ts";

const spec: ListSpec = {
  sorts: ["created_at"],
  defaultSort: "-created_at",
  filters: { created_at: "range_instant" },
  hasSearch: false,
};

test.each(["2026-02-30", "2026-04-31T10:00:00Z", "2026-02-29", "2026-13-01"])("refuses the day %s", (text) => {
  expect(() => parseListQuery(spec, { "created_at.gte": text })).toThrow("must be a date or an instant in UTC");
});

test.each([
  ["the last day of a leap year's February", "2028-02-29", "2028-02-29T00:00:00.000Z"],
  ["an instant whose day in UTC is another one", "2026-02-28T23:30:00-01:00", "2026-03-01T00:30:00.000Z"],
])("takes %s", (_claim, text, gte) => {
  expect(parseListQuery(spec, { "created_at.gte": text }).filters.range["created_at"]).toEqual({ gte });
});

function refusalOf(query: Record<string, unknown>): DomainError {
  try {
    parseListQuery(spec, query);
  } catch (error) {
    if (error instanceof DomainError) return error;
  }
  throw new Error("nothing was refused");
}

test.each<[string, Record<string, unknown>, string]>([
  ["a filter that there is not", { shop: "a" }, "list.filter_unknown"],
  ["two values of a bound", { "created_at.gte": ["2026-01-01", "2026-01-02"] }, "list.one_value"],
  ["no instant", { "created_at.lte": "soon" }, "list.instant"],
  ["a value that is no text", { shop: [{}] }, "list.values_most"],
  ["an order that there is not", { sort: "amount" }, "list.sort_unknown"],
  ["a page without end", { limit: "5000" }, "list.limit"],
  ["a search where there is none", { q: "kari" }, "list.no_search"],
])("%s can be told in every language, with the filter's name", (_claim, query, key) => {
  const { said, details } = refusalOf(query);
  expect(said).toEqual({ key: "list.refused", values: { names: Object.keys(query) } });
  expect(details.fields?.map((field) => field.said?.key)).toEqual([key]);
});

test("whoever calls the API reads everything that is wrong at once", () => {
  expect(refusalOf({ sort: "amount", q: "kari" }).message).toBe(
    "The list cannot be asked that way. sort: must be one of created_at, with - for descending; q: this list has no search",
  );
});
