import { expect, test } from "vitest";
import { autoCapturable, autoCapturePlan, type PlannedOperation } from "./auto-capture.rules.ts";

const day = "2026-03-02T";

function operation(
  kind: PlannedOperation["kind"],
  state: PlannedOperation["state"],
  rest: Partial<PlannedOperation> = {},
): PlannedOperation {
  const at = `${day}09:00:00.000Z`;
  return { kind, state, amount: 100, isAutomatic: false, created_at: at, settled_at: at, ...rest };
}

const reserved = operation("authorize", "succeeded");
const tried = (at: string) => operation("capture", "failed", { isAutomatic: true, created_at: `${day}${at}.000Z` });
const earlier = (count: number) => Array.from({ length: count }, () => tried("09:00:00"));
const refusedByHand = operation("capture", "failed", { created_at: `${day}09:30:00.000Z` });

test.each<[string, PlannedOperation[], string]>([
  ["a minute after the authorization when nothing was tried", [reserved], "09:01:00"],
  ["a minute after the first try", [reserved, tried("09:00:10")], "09:01:10"],
  ["five minutes after the second", [reserved, tried("09:00:00"), tried("09:01:00")], "09:06:00"],
  ["a quarter of an hour after the third", [reserved, ...earlier(2), tried("09:06:00")], "09:21:00"],
  ["an hour after the fourth", [reserved, ...earlier(3), tried("09:21:00")], "10:21:00"],
  ["an hour after every later one", [reserved, ...earlier(9), tried("12:00:00")], "13:00:00"],
  ["as before when a capture by hand was refused", [reserved, refusedByHand], "09:01:00"],
  ["after the authorization that succeeded", [operation("authorize", "failed"), reserved], "09:01:00"],
])("tries %s", (_when, operations, time) => {
  const until = "2026-03-04T09:00:00.000Z";
  expect(autoCapturePlan(operations)).toEqual({ nextAt: `${day}${time}.000Z`, until });
});

test("counts the time from when the authorization was answered, and never plans past its end", () => {
  const late = operation("authorize", "succeeded", { settled_at: "2026-03-02T11:00:00.000Z" });
  const lastTry = operation("capture", "failed", { isAutomatic: true, created_at: "2026-03-04T10:59:30.000Z" });
  expect(autoCapturePlan([late])).toEqual({ nextAt: `${day}11:01:00.000Z`, until: "2026-03-04T11:00:00.000Z" });
  expect(autoCapturePlan([late, lastTry])?.nextAt).toBe("2026-03-04T11:00:00.000Z");
});

test.each<[string, PlannedOperation[]]>([
  ["nothing was reserved", [operation("authorize", "failed")]],
  ["the authorization has no answer", [operation("authorize", "unknown")]],
  ["the money was taken at once", [operation("receive", "succeeded")]],
  ["it was captured", [reserved, operation("capture", "succeeded", { isAutomatic: true })]],
  ["a part was captured by hand", [reserved, operation("capture", "succeeded", { amount: 40 })]],
  ["it was released", [reserved, operation("void", "succeeded")]],
])("plans nothing where %s", (_claim, operations) => {
  expect(autoCapturePlan(operations)).toBeNull();
});

test.each<[string, PlannedOperation[], number]>([
  ["everything that is reserved", [reserved, tried("09:00:00")], 100],
  ["nothing beside a capture without an answer", [reserved, operation("capture", "unknown", { amount: 40 })], 0],
  ["nothing beside a release without an answer", [reserved, operation("void", "pending")], 0],
  ["nothing of what a part captured by hand left", [reserved, operation("capture", "succeeded", { amount: 40 })], 0],
])("takes %s", (_claim, operations, amount) => {
  expect(autoCapturable(operations)).toBe(amount);
});
