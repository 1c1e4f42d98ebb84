import { describe, expect, test } from "vitest";
import { DeliveryLanes, type LaneJob } from "./delivery-lanes.ts";
import { defaultLimits } from "./delivery-limits.ts";

/** A receiver in a world where nothing takes time but its answers. */
interface Neighbor {
  lane: string;
  account: string;
  /** How long a call lasts, in milliseconds. */
  lastsMs: number;
  hasAnswer: boolean;
  /** Events per millisecond. */
  rate: number;
}

interface Timed extends LaneJob {
  recordedAtMs: number;
}

const longMs = 20_000;
/** Within one call that hangs. */
const shortMs = 2_000;
const healthy: Neighbor = { lane: "healthy", account: "healthy", lastsMs: 4, hasAnswer: true, rate: 1 };
const sickness: Readonly<Record<string, Omit<Neighbor, "lane" | "account">>> = {
  hangs: { lastsMs: 5_000, hasAnswer: false, rate: 1 },
  "drips its answer": { lastsMs: 5_000, hasAnswer: true, rate: 1 },
  "resets every connection": { lastsMs: 0, hasAnswer: false, rate: 1 },
};

/** Milliseconds that each of the healthy receiver's events waited for a slot, as the lanes hand them out. */
function waitsBeside(sick: readonly Neighbor[], durationMs = longMs): number[] {
  const lanes = new DeliveryLanes<Timed>(defaultLimits);
  const stored = new Map<string, Timed[]>();
  const ends = new Map<number, { job: Timed; hasAnswer: boolean }[]>();
  const byLane = new Map([healthy, ...sick].map((neighbor) => [neighbor.lane, neighbor]));
  const waits: number[] = [];
  const instant = (ms: number) => new Date(ms).toISOString();
  const claim = () => {
    for (const wish of lanes.takeClaims()) {
      lanes.add(wish, stored.get(wish.lane)?.splice(0, wish.limit) ?? []);
    }
  };
  for (let nowMs = 0; nowMs < durationMs; nowMs += 1) {
    for (const { job, hasAnswer } of ends.get(nowMs) ?? []) {
      const released = lanes.finish(job, hasAnswer);
      stored.get(job.lane)?.unshift(...released);
      if (released.length > 0) lanes.expect(job, "first", instant(nowMs), instant(nowMs));
    }
    for (const { lane, account, rate } of byLane.values()) {
      const queue = stored.get(lane) ?? [];
      stored.set(lane, queue);
      for (let count = 0; count < rate; count += 1) queue.push({ lane, account, turn: "first", recordedAtMs: nowMs });
      lanes.expect({ lane, account }, "first", instant(nowMs), instant(nowMs));
    }
    claim();
    for (let job = lanes.next(nowMs); job !== null; job = lanes.next(nowMs)) {
      if (job.lane === healthy.lane) waits.push(nowMs - job.recordedAtMs);
      const { lastsMs = 0, hasAnswer = true } = byLane.get(job.lane) ?? {};
      const endMs = nowMs + Math.max(1, lastsMs);
      ends.set(endMs, [...(ends.get(endMs) ?? []), { job, hasAnswer }]);
      claim();
    }
  }
  return waits;
}

describe.each(Object.entries(sickness))("beside a receiver that %s", (_what, sick) => {
  test.each([1, 10, 20])("and %i of its kind a healthy one waits no longer than alone", (count) => {
    const alone = waitsBeside([]);
    const beside = waitsBeside(
      Array.from({ length: count }, (_, index) => ({ ...sick, lane: `sick-${index}`, account: `account-${index}` })),
    );
    expect(beside.length).toBeGreaterThan(longMs * 0.99);
    expect(beside.length).toBe(alone.length);
    expect(Math.max(...beside)).toBeLessThanOrEqual(Math.max(...alone));
  });
});

test("beside 140 receivers of one merchant that all hang, a healthy one of another waits no longer than alone", () => {
  const hanging = { account: "of all of them", lastsMs: 5_000, hasAnswer: false, rate: 1 };
  const lanes = Array.from({ length: 140 }, (_, index) => `https://shop-${index}.example`);
  const alone = waitsBeside([], shortMs);
  const beside = waitsBeside(
    lanes.map((lane) => ({ ...hanging, lane })),
    shortMs,
  );
  expect(beside.length).toBe(alone.length);
  expect(Math.max(...beside)).toBeLessThanOrEqual(Math.max(...alone));
});
