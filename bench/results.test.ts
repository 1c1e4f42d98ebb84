import { expect, test } from "vitest";
import { type Environment, figure, isFigureMet, mergeResults, type Part } from "./results.ts";

const environment: Environment = {
  machine: { processor: "A processor", cores: 2, memory_gb: 24, kernel: "6.1" },
  versions: { node: "20.20.0", sqlite: "3.50.0", better_sqlite3: "12.0.0", postgresql: "15.14" },
  settings: { journal_mode: "WAL", synchronous: "FULL" },
};

function part(title: string): Part {
  const found = { title, scale: "much", figures: [], latencies: [], curves: [], checks: [] };
  return { ...found, measured_at: "2026-01-02T03:04:05Z", commit: "abc1234", disk_sync_ms: 0.1 };
}

test("a part takes the place of its earlier self and leaves the others", () => {
  const before = mergeResults(null, environment, { a: part("old"), b: part("other") });
  const { parts } = mergeResults(before, environment, { a: part("new") });
  expect(Object.values(parts).map(({ title }) => title)).toEqual(["new", "other"]);
});

test("what another machine or version measured does not stand beside it", () => {
  const before = mergeResults(null, environment, { a: part("old") });
  const newer = { ...environment, versions: { ...environment.versions, node: "22.0.0" } };
  expect(Object.keys(mergeResults(before, newer, { b: part("new") }).parts)).toEqual(["b"]);
});

test("a figure has the unit of its target, four digits and its ratio to the baseline", () => {
  const found = figure({
    ...{ what: "captures", target: "capture_rate", value: 1234.56, rounds: 3, n: 100 },
    baseline: { what: "bare", value: 4938.24 },
  });
  expect(found).toMatchObject({ unit: "1/s", value: 1235, ratio: 0.25, baseline: { value: 4938 } });
});

test.each([
  ["at least as many is met", "capture_rate", 1_000, true],
  ["one less is missed", "capture_rate", 999, false],
  ["as slow as allowed is met", "list_p95", 30, true],
  ["slower is missed", "list_p95", 30.1, false],
  ["nothing lost is met", "lost", 0, true],
  ["one lost is missed", "lost", 1, false],
] as const)("%s", (_claim, target, value, isMet) => {
  expect(isFigureMet(figure({ what: "x", target, value, rounds: 1, n: 1 }))).toBe(isMet);
});

test("what nobody promised is neither met nor missed", () => {
  expect(isFigureMet(figure({ what: "x", unit: "ms", value: 1, rounds: 1, n: 1 }))).toBeNull();
});

test("nothing measured is no figure", () => {
  expect(() => figure({ what: "captures", unit: "1/s", value: Number.NaN, rounds: 1, n: 0 })).toThrow("captures");
});

test("a baseline of nothing has no ratio", () => {
  const found = figure({ what: "x", unit: "ms", value: 1, rounds: 1, n: 1, baseline: { what: "bare", value: 0 } });
  expect(found.ratio).toBeNull();
});
