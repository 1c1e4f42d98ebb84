import { expect, test } from "vitest";
import { recoverWish } from "./recover-wish.ts";

const nowMs = Date.parse("2026-06-30T12:00:00.000Z");
const wish = (filters: Record<string, string[]>) => recoverWish(filters, nowMs);

test("what the list is filtered to is what is sent again", () => {
  const filters = {
    state: ["exhausted", "rejected"],
    code_class: ["5xx", "timeout"],
    event_type: ["payment.captured"],
    endpoint_id: ["whe_1"],
    "created_at.gte": ["2026-06-01T00:00:00.000Z"],
    "created_at.lte": ["2026-06-02T00:00:00.000Z"],
  };
  expect(wish(filters)).toEqual({
    from: "2026-06-01T00:00:00.000Z",
    to: "2026-06-02T00:00:00.000Z",
    states: ["exhausted", "rejected"],
    event_types: ["payment.captured"],
    classes: ["5xx", "timeout"],
  });
});

test("a list without a beginning reaches back thirty days", () => {
  expect(wish({ state: ["skipped"] })).toEqual({
    from: "2026-05-31T12:00:00.000Z",
    to: "2026-06-30T12:00:00.000Z",
    states: ["skipped"],
  });
});

test.each([
  ["every state", {}],
  ["states that are not over", { state: ["exhausted", "pending"] }],
  ["a filter that a recovery does not know", { state: ["exhausted"], subject_id: ["pay_1"] }],
  ["what was never tried", { state: ["skipped"], code_class: ["none"] }],
])("a list of %s is not sent again as a whole", (_claim, filters) => {
  expect(wish(filters as Record<string, string[]>)).toBeNull();
});
