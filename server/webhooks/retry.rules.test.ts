import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AttemptFacts, nextStep, parseRetryAfter, type RetryPolicy } from "./retry.rules.ts";

const delays = [10_000, 30_000];
const policy: RetryPolicy = {
  attemptsMax: 3,
  jitter: 0.1,
  retryAfterMsMax: 60_000,
  retryDelayMs: (number) => delays[number - 1] ?? null,
  isTerminal: (code) => code >= 300 && code < 500,
};

function after(facts: Partial<AttemptFacts>) {
  const attempt = { number: 1, isDelivered: false, code: null, retryAfterMs: null, wasDelivered: false, random: 0.5 };
  return nextStep(policy, { ...attempt, ...facts });
}

test.each([
  ["a success ends it", { isDelivered: true, code: 200 }, { state: "delivered" }],
  ["a final answer ends it", { code: 404 }, { state: "rejected" }],
  ["a redirect ends it where the dialect says so", { code: 302 }, { state: "rejected" }],
  ["a server's error is tried again", { code: 500 }, { state: "pending", delayMs: 10_000 }],
  ["silence is tried again", {}, { state: "pending", delayMs: 10_000 }],
  ["the second wait is the schedule's second", { number: 2, code: 503 }, { state: "pending", delayMs: 30_000 }],
  ["the last failure uses the schedule up", { number: 3, code: 500 }, { state: "exhausted" }],
  ["one sent again after the schedule ends at once", { number: 4 }, { state: "exhausted" }],
  ["what was delivered before stays so", { number: 2, code: 404, wasDelivered: true }, { state: "delivered" }],
  ["a longer wait is honored", { code: 503, retryAfterMs: 45_000 }, { state: "pending", delayMs: 45_000 }],
  ["an endless wait is cut", { code: 503, retryAfterMs: 9_000_000 }, { state: "pending", delayMs: 60_000 }],
  ["a shorter wait does not hurry", { code: 503, retryAfterMs: 1 }, { state: "pending", delayMs: 10_000 }],
  [
    "a wait without a 429 or 503 is ignored",
    { code: 500, retryAfterMs: 45_000 },
    { state: "pending", delayMs: 10_000 },
  ],
])("%s", (_claim, facts, step) => {
  expect(after(facts)).toEqual(step);
});

test("jitter stays within its share, both ways", () => {
  expect(after({ random: 0 })).toEqual({ state: "pending", delayMs: 9_000 });
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (random) => {
      const step = after({ random });
      expect(step.state === "pending" && step.delayMs >= 9_000 && step.delayMs <= 11_000).toBe(true);
    }),
  );
});

describe("Retry-After", () => {
  test.each([
    ["120", 120_000],
    ["0", 0],
    ["9999999999", 9_999_999_999_000],
    ["Mon, 02 Mar 2026 09:01:00 GMT", 60_000],
    ["Mon, 02 Mar 2026 08:00:00 GMT", 0],
    ["in a while", null],
    ["", null],
    [undefined, null],
  ])("%j is %j ms from now", (header, expected) => {
    expect(parseRetryAfter(header, "2026-03-02T09:00:00.000Z")).toBe(expected);
  });
});
