import { expect, test, vi } from "vitest";
import { type MixedRun, type ProcessSample, tellMixed } from "./mixed-figures.ts";
import { isFigureMet } from "./results.ts";

const everyMs = 5_000;

/** Ten minutes of a process whose memory is said by minute. */
function run(residentMb: (minute: number) => number, changes: Partial<MixedRun> = {}): MixedRun {
  const samples = Array.from({ length: 120 }, (_, index): ProcessSample => {
    const minute = (index * everyMs) / 60_000;
    const memory = {
      residentMb: residentMb(minute),
      ownMb: 100,
      heapMb: 60,
      heapReservedMb: 80,
      heapAfterFullMb: minute < 5 ? 0 : 40,
    };
    return { atMs: index * everyMs, ...memory, delayP99Ms: 12, wholeDelayP99Ms: 14 };
  });
  const series = { samples: [1, 2, 3], acknowledged: 3, refused: 0, refusal: null, elapsedMs: 1_000 };
  const idle = samples.slice(0, 3).map((sample) => ({ ...sample, delayP99Ms: 2 }));
  return { series: [["lists", series]], idle, loaded: samples, startedAtMs: 0, sets: "all", faults: [], ...changes };
}

function told(found: MixedRun) {
  vi.spyOn(console, "log").mockReturnValue(undefined);
  const findings = tellMixed(found, "much");
  vi.restoreAllMocks();
  return findings;
}

const growth = "growth of resident memory after the first 30 %";

test.each([
  [
    "memory that fills up in the beginning and then stays is flat",
    (minute: number) => Math.min(300, 100 + 80 * minute),
    0,
    true,
  ],
  ["memory that goes on growing is not", (minute: number) => 100 + 6 * minute, 6, false],
] as const)("%s", (_claim, residentMb, perMinute, isMet) => {
  const [figure] = told(run(residentMb)).figures.filter(({ what }) => what === growth);
  expect(figure?.value).toBeCloseTo(perMinute, 6);
  expect(figure === undefined ? null : isFigureMet(figure)).toBe(isMet);
});

test("the delay of the whole load stands beside that of a process with nothing to do", () => {
  const [delay] = told(run(() => 100)).figures;
  expect(delay).toMatchObject({ target: "loop_p99", value: 14, baseline: { value: 2 }, ratio: 7 });
});

test("what a full collection leaves counts from the first one on", () => {
  const [left] = told(run(() => 100)).figures.filter(({ what }) => what.includes("full collection"));
  expect(left).toMatchObject({ target: "heap_growth", value: 0, n: 60 });
});

test.each<[string, Partial<MixedRun>]>([
  ["a loss", { faults: ["bench-1 was acknowledged and is lost"] }],
  ["a refusal", { series: [["lists", { samples: [1], acknowledged: 0, refused: 1, refusal: "500", elapsedMs: 1 }]] }],
])("%s under load is a miss", (_claim, changes) => {
  const lost = told(run(() => 100, changes)).figures.find(({ target }) => target === "lost");
  expect(lost?.value).toBe(1);
});
