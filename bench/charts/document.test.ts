import { expect, test } from "vitest";
import { figure, type Part, type Results } from "../results.ts";
import { documentOf } from "./document.ts";
import { withSizing } from "./sizing.ts";
import { timesBetter } from "./target-chart.ts";

const part: Part = {
  title: "Captures <fast>",
  scale: "100,000 payments",
  figures: [
    figure({
      ...{ what: "captures, 64 clients", target: "capture_rate", value: 2_000, rounds: 3, n: 9_000 },
      baseline: { what: "bare", value: 4_000 },
    }),
    figure({ what: "a capture at 200 a second, p99", target: "capture_open_p99", value: 30, rounds: 3, n: 900 }),
    figure({ what: "lost", target: "lost", value: 0, rounds: 3, n: 9_000 }),
  ],
  latencies: [{ what: "Kontor", n: 900, p50: 2, p95: 8, p99: 30, max: 44 }],
  curves: [
    {
      title: "Memory",
      unit: "MB",
      series: [
        {
          name: "resident",
          points: [
            [0, 100],
            [5, 140],
            [10, 141],
          ],
        },
      ],
    },
  ],
  checks: [
    { what: "9,000 acknowledged = stored", ok: true },
    { what: "verify", ok: false },
  ],
  ...{ measured_at: "2026-01-02T03:04:05Z", commit: "abc1234", disk_sync_ms: 0.25 },
};

const results: Results = {
  machine: { processor: "A processor", cores: 2, memory_gb: 24, kernel: "6.1" },
  versions: { node: "20.20.0", sqlite: "3.50.0", better_sqlite3: "12.0.0", postgresql: null },
  settings: { journal_mode: "WAL", synchronous: "FULL" },
  parts: { captures: part },
};

const { page, pictures } = documentOf(results, "The disk of this machine is slow.");

test.each([
  [
    "a figure stands beside its target, baseline and ratio",
    "| captures, 64 clients | 2,000/s | ≥ 1,000/s (hoped: 2,000/s) | yes | 4,000/s (bare) | 0.5× | 3 | 9,000 |",
  ],
  [
    "what misses its target is said aloud",
    "| a capture at 200 a second, p99 | 30 ms | ≤ 15 ms (hoped: 8 ms) | **no** |",
  ],
  ["what was held against each other is said", "- ✓ 9,000 acknowledged = stored"],
  ["a check that failed is said aloud", "- ✗ **failed:** verify"],
  ["when and of what it was measured is said", "Measured 2026-01-02, commit abc1234, a disk sync 0.25 ms."],
  [
    "a target without a figure is not forgotten",
    "Not measured yet: a capture, 64 clients, p99; deliveries to one receiver, sustained;",
  ],
  ["what misses is listed", "- a capture at 200 a second, p99: 30 ms, asked: ≤ 15 ms (hoped: 8 ms)"],
  ["with the reasons that somebody wrote down", "The disk of this machine is slow."],
  ["the machine is named", "| Machine | A processor, 2 cores, 24 GB, Linux 6.1 |"],
])("%s", (_claim, words) => expect(page).toContain(words));

test("each picture is drawn, shown in the page, and can be read by who does not see it", () => {
  expect([...pictures.keys()]).toEqual(["latency-captures.svg", "curve-captures-1.svg", "targets.svg"]);
  for (const [name, svg] of pictures) {
    expect(page).toContain(`(benchmarks/${name})`);
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="title desc"/);
    expect(svg).toMatch(/<title id="title">[^<]*\w/);
    expect(svg).toMatch(/<desc id="desc">[^<]*\d/);
    expect(svg).toMatch(/<rect [^>]*fill="#ffffff"/);
    expect(svg).not.toMatch(/NaN|Captures <fast>/);
  }
});

test("where nothing misses its target there is nothing to explain", () => {
  const [fast] = part.figures;
  const met = { ...results, parts: { captures: { ...part, figures: fast === undefined ? [] : [fast] } } };
  expect(documentOf(met, "The disk of this machine is slow.").page).not.toMatch(
    /misses its target|this machine is slow/,
  );
});

test.each([
  ["twice as many as asked is two times better", { target: "capture_rate", value: 2_000 }, 2],
  ["twice as slow as asked is half as good", { target: "capture_open_p99", value: 30 }, 0.5],
  ["nothing lost has no such number", { target: "lost", value: 0 }, null],
  ["what shrinks has no such number", { target: "memory_growth", value: -1 }, null],
] as const)("%s", (_claim, measured, times) => {
  expect(timesBetter(figure({ what: "x", rounds: 1, n: 1, ...measured }))).toBe(times);
});

test("the guide keeps its words and gets what was measured between its marks", () => {
  const marks = ["<!-- sizing: made by `npm run bench:charts` -->", "<!-- /sizing -->"];
  const guide = withSizing(`before\n\n${marks.join("\n\nold figures\n\n")}\n\nafter`, results);
  expect(guide).toMatch(/^before\n/);
  expect(guide).toMatch(/\nafter$/);
  expect(guide).toContain("| 2,000/s | 100,000 payments | `npm run bench captures` |");
  expect(guide).not.toContain("old figures");
  expect(withSizing(guide, results)).toBe(guide);
});

test("a guide without marks is refused", () => expect(() => withSizing("no marks", results)).toThrow("lost its marks"));
