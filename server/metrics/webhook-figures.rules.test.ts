import { describe, expect, test } from "vitest";
import { bucketOf } from "../../shared/metrics/histogram.ts";
import type { CountedAttempt, RollupSums } from "./delivery-rollup.record.ts";
import { changesOf } from "./delivery-rollup.rules.ts";
import { noSums } from "./rollup-sums.rules.ts";
import { figuresOf, latencyBars, rankFailures } from "./webhook-figures.rules.ts";

function sumsOf(counts: Partial<RollupSums>): RollupSums {
  return { ...noSums(), ...counts };
}

const attempt: CountedAttempt = {
  endpointId: "whe_1",
  createdAt: "2026-03-02T09:59:59.000Z",
  number: 1,
  startedAt: "2026-03-02T09:59:59.900Z",
  durationMs: 40,
  outcome: "delivered",
  code: 200,
  isDelivery: true,
  givenUp: null,
};

describe("what a try adds", () => {
  test("is one change while the hour of its event lasts", () => {
    expect(changesOf(attempt)).toEqual([
      {
        endpointId: "whe_1",
        hour: "2026-03-02T09",
        counts: { attempts_2xx: 1, delivered_first: 1 },
        latencyMs: 40,
        delayMs: 940,
      },
    ]);
  });

  test("is told to two hours when a later try decides", () => {
    const later = { ...attempt, number: 3, startedAt: "2026-03-02T11:00:00.000Z" };
    expect(changesOf(later)).toMatchObject([
      { hour: "2026-03-02T11", counts: { attempts_2xx: 1 }, latencyMs: 40, delayMs: null },
      { hour: "2026-03-02T09", counts: { delivered_later: 1 }, latencyMs: null, delayMs: 3_601_040 },
    ]);
  });

  test.each([
    ["a time-out has no latency", { outcome: "timeout", code: 200 }, { attempts_timeout: 1, first_failed: 1 }, null],
    [
      "a refusal has",
      { outcome: "http_error", code: 404, givenUp: "rejected" },
      { attempts_4xx: 1, first_failed: 1, rejected: 1 },
      40,
    ],
    ["a lost name is told apart", { outcome: "dns_error", code: null }, { attempts_dns: 1, first_failed: 1 }, null],
  ] as const)("%s", (_claim, facts, counts, latencyMs) => {
    expect(changesOf({ ...attempt, isDelivery: false, ...facts })).toEqual([
      { endpointId: "whe_1", hour: "2026-03-02T09", counts, latencyMs, delayMs: null },
    ]);
  });

  test("that decides nothing and comes in a later hour leaves the hour of its event alone", () => {
    const retry = { ...attempt, number: 2, outcome: "http_error", code: 500, isDelivery: false };
    expect(changesOf({ ...retry, startedAt: "2026-03-02T10:00:00.000Z" })).toHaveLength(1);
  });
});

describe("figures", () => {
  test("say what each rate is made of, and leave out what is still being tried", () => {
    const sums = sumsOf({ delivered_first: 90, delivered_later: 5, exhausted: 3, rejected: 2, first_failed: 12 });
    expect(figuresOf(sums)).toMatchObject({
      success: { numerator: 95, denominator: 100 },
      first_attempt: { numerator: 90, denominator: 102 },
    });
  });

  test("of nothing are nothing", () => {
    expect(figuresOf(noSums())).toMatchObject({
      success: { numerator: 0, denominator: 0 },
      latency: { count: 0, p50_ms: null, max_ms: null },
      delay: { count: 0, p95_ms: null },
    });
  });

  test("never tell a percentile above the longest answer", () => {
    const sums = sumsOf({ latency_max_ms: 41 });
    sums.latency[bucketOf(41)] = 3;
    expect(figuresOf(sums).latency).toEqual({ count: 3, p50_ms: 41, p95_ms: 41, p99_ms: 41, max_ms: 41 });
  });

  test("show the histogram from its first bar to its last, empty ones between them included", () => {
    const { latency } = noSums();
    latency[bucketOf(20)] = 2;
    latency[bucketOf(30)] = 1;
    expect(latencyBars(latency)).toEqual([
      { from_ms: 16, to_ms: 20, attempts: 2 },
      { from_ms: 20, to_ms: 25, attempts: 0 },
      { from_ms: 25, to_ms: 32, attempts: 1 },
    ]);
    expect(latencyBars(noSums().latency)).toEqual([]);
  });
});

test("the ten endpoints with most failures are named, the others are one line, and all sum up", () => {
  const all = Array.from(
    { length: 14 },
    (_, index) => [`whe_${index}`, sumsOf({ attempts_5xx: index, attempts_2xx: 1 })] as const,
  );
  const lines = rankFailures(new Map(all));
  expect(lines.map(({ endpoint_id: id }) => id)).toEqual([
    ...[13, 12, 11, 10, 9, 8, 7, 6, 5, 4].map((index) => `whe_${index}`),
    null,
  ]);
  expect(lines.at(-1)).toMatchObject({ endpoints: 3, attempts: 1 + 2 + 3 + 3, failures: { "5xx": 6, dns: 0 } });
});
