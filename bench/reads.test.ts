import { expect, test } from "vitest";
import { type Read, tellReads } from "./reads.ts";

function read(p50: number, p95: number, bare: number): Read {
  const summary = { count: 10, p50, p95, p99: p95, max: p95 };
  return { ours: summary, bare: { ...summary, p50: bare, p95: bare }, answer: null };
}

const reads = [read(2, 4, 1), read(3, 40, 20), read(8, 9, 2)];
const { figures, latencies } = tellReads(reads, {
  slowest: "the slowest list",
  names: ["a", "b", "c"],
  target: "list_p95",
});

test("the slowest question by its p95 stands against the target and its own statements", () => {
  expect(figures[0]).toMatchObject({
    what: "the slowest list, p95 (b)",
    value: 40,
    target: "list_p95",
    ratio: 2,
    n: 30,
  });
  expect(latencies.map(({ p95 }) => p95)).toEqual([40, 20]);
});

test("the median question says what Kontor adds usually", () => {
  expect(figures[1]).toMatchObject({ value: 3, target: null, baseline: { value: 2 }, ratio: 1.5 });
});
