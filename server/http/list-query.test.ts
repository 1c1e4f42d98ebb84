import { expect, test } from "vitest";
import type { ListSpec } from "../../shared/list-spec.ts";
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
