import { expect, test } from "vitest";
import { DeliveryLanes, type LaneClaim, type LaneJob, type LaneKey, type LaneLimits } from "./delivery-lanes.ts";

const limits: LaneLimits = {
  perLane: 2,
  perTroubledLane: 1,
  total: 5,
  retries: 2,
  ahead: 4,
  aheadTotal: 20,
  claimsAtOnce: 10,
};
const now = "2026-03-02T09:00:00.000Z";
const later = "2026-03-02T09:10:00.000Z";

/** Each lane is that of an account of its own. */
function keyOf(lane: string): LaneKey {
  return { lane, account: `account of ${lane}` };
}

interface Numbered extends LaneJob {
  number: number;
}

function jobs(lane: string, count: number, turn: LaneJob["turn"] = "first"): Numbered[] {
  return Array.from({ length: count }, (_, number) => ({ ...keyOf(lane), turn, number }));
}

/** Wakes a lane and lets its claim bring these. */
function fill(lanes: DeliveryLanes<Numbered>, lane: string, count: number, turn: LaneJob["turn"] = "first"): void {
  lanes.expect(keyOf(lane), turn, now, now);
  const claim = lanes.takeClaims().find((each) => each.lane === lane && each.turn === turn);
  if (claim === undefined) throw new Error(`Nothing is claimed for ${lane}`);
  lanes.add(claim, jobs(lane, count, turn));
}

function startAll(lanes: DeliveryLanes<Numbered>): Numbered[] {
  const started: Numbered[] = [];
  for (let job = lanes.next(0); job !== null; job = lanes.next(0)) started.push(job);
  return started;
}

test("a lane that is due is claimed once, and again only when the bag came back full", () => {
  const lanes = new DeliveryLanes<Numbered>(limits);
  lanes.expect(keyOf("a"), "first", now, now);
  const [claim] = lanes.takeClaims() as [LaneClaim];
  expect(claim).toEqual({ ...keyOf("a"), turn: "first", limit: 4 });
  expect(lanes.takeClaims()).toEqual([]);
  lanes.add(claim, jobs("a", 4));
  expect(lanes.takeClaims()).toEqual([]);
  startAll(lanes);
  expect(lanes.takeClaims()).toEqual([{ ...keyOf("a"), turn: "first", limit: 2 }]);
});

test("a lane with more is asked again once half of what may wait has gone, not for each place that becomes free", () => {
  const lanes = new DeliveryLanes<Numbered>({ ...limits, perLane: 1 });
  fill(lanes, "a", 4);
  const [one] = startAll(lanes) as [Numbered];
  expect(lanes.takeClaims()).toEqual([]);
  lanes.finish(one, true);
  startAll(lanes);
  expect(lanes.takeClaims()).toEqual([{ ...keyOf("a"), turn: "first", limit: 2 }]);
});

test("what is due later is claimed when its time has come", () => {
  const lanes = new DeliveryLanes<Numbered>(limits);
  lanes.expect(keyOf("a"), "retry", later, now);
  lanes.wakeDue(now);
  expect(lanes.takeClaims()).toEqual([]);
  lanes.wakeDue(later);
  expect(lanes.takeClaims()).toEqual([{ ...keyOf("a"), turn: "retry", limit: 4 }]);
});

test("no lane gets more than its slots, and lanes take turns", () => {
  const lanes = new DeliveryLanes<Numbered>(limits);
  fill(lanes, "a", 4);
  fill(lanes, "b", 3);
  expect(startAll(lanes).map((job) => job.lane)).toEqual(["a", "b", "a", "b"]);
});

test("all lanes together get no more than the total, of which they leave the last to one that has none", () => {
  const lanes = new DeliveryLanes<Numbered>(limits);
  for (const lane of ["a", "b", "c"]) fill(lanes, lane, 3);
  expect(startAll(lanes).map((job) => job.lane)).toEqual(["a", "b", "c", "a"]);
  for (const lane of ["d", "e"]) fill(lanes, lane, 1);
  expect(startAll(lanes).map((job) => job.lane)).toEqual(["d"]);
});

test("first attempts go before retries of the same lane", () => {
  const lanes = new DeliveryLanes<Numbered>(limits);
  fill(lanes, "a", 3, "retry");
  fill(lanes, "a", 1);
  expect(startAll(lanes).map((job) => job.turn)).toEqual(["first", "retry"]);
});

test("retries leave room for first attempts of other lanes", () => {
  const lanes = new DeliveryLanes<Numbered>(limits);
  for (const lane of ["a", "b", "c"]) fill(lanes, lane, 3, "retry");
  expect(startAll(lanes)).toHaveLength(2);
  fill(lanes, "d", 2);
  expect(startAll(lanes).map((job) => job.lane)).toEqual(["d", "d"]);
});

test("a lane that stops answering hands back what waits and keeps few slots until it answers", () => {
  const lanes = new DeliveryLanes<Numbered>(limits);
  fill(lanes, "a", 4);
  const [one, two] = startAll(lanes) as [Numbered, Numbered];
  expect(lanes.finish(one, false).map((job) => job.number)).toEqual([2, 3]);
  expect(lanes.finish(two, false)).toEqual([]);
  lanes.expect(keyOf("a"), "first", now, now);
  expect(lanes.takeClaims()).toEqual([{ ...keyOf("a"), turn: "first", limit: 1 }]);
  lanes.add({ ...keyOf("a"), turn: "first", limit: 1 }, jobs("a", 1));
  const [probe] = startAll(lanes) as [Numbered];
  lanes.finish(probe, true);
  expect(lanes.takeClaims()).toEqual([{ ...keyOf("a"), turn: "first", limit: 4 }]);
});

test("a freed slot is given to the next one", () => {
  const lanes = new DeliveryLanes<Numbered>(limits);
  fill(lanes, "a", 3);
  const [one] = startAll(lanes) as [Numbered];
  expect(lanes.next(0)).toBeNull();
  lanes.finish(one, true);
  expect(lanes.next(0)?.number).toBe(2);
});

test("draining gives back everything that was not begun", () => {
  const lanes = new DeliveryLanes<Numbered>(limits);
  fill(lanes, "a", 4);
  fill(lanes, "b", 1);
  startAll(lanes);
  expect(lanes.drain().map((job) => `${job.lane}${job.number}`)).toEqual(["a2", "a3"]);
  expect(lanes.next(0)).toBeNull();
});

test("a place is promised only where nobody waits before, and is free again when it is not used", () => {
  const lanes = new DeliveryLanes<Numbered>({ ...limits, ahead: 2 });
  expect(lanes.reserve(keyOf("a"))).toBe(true);
  expect(lanes.reserve(keyOf("a"))).toBe(true);
  expect(lanes.reserve(keyOf("a"))).toBe(false);
  lanes.redeem(keyOf("a"), null);
  expect(lanes.reserve(keyOf("a"))).toBe(true);
  const [job] = jobs("a", 1) as [Numbered];
  lanes.redeem(keyOf("a"), job);
  expect(lanes.next(0)).toBe(job);
  lanes.expect(keyOf("b"), "first", now, now);
  expect(lanes.reserve(keyOf("b"))).toBe(false);
  lanes.finish(job, false);
  expect(lanes.reserve(keyOf("a"))).toBe(false);
});

test("a receiver's own concurrency takes the place of the common one, in trouble only when it is lower", () => {
  const lanes = new DeliveryLanes<Numbered>({ ...limits, total: 8 });
  lanes.tune("a", { concurrency: 1, ratePerSecond: null });
  lanes.tune("b", { concurrency: 3, ratePerSecond: null });
  fill(lanes, "a", 3);
  fill(lanes, "b", 4);
  const started = startAll(lanes);
  expect(started.map((job) => job.lane).toSorted()).toEqual(["a", "b", "b", "b"]);
  const [failed] = started.filter((job) => job.lane === "b");
  if (failed !== undefined) lanes.finish(failed, false);
  lanes.expect(keyOf("b"), "first", now, now);
  expect(lanes.takeClaims()).toEqual([]);
  expect(startAll(lanes)).toEqual([]);
  lanes.tune("a", null);
  expect(startAll(lanes).map((job) => job.lane)).toEqual(["a"]);
});

test("a receiver with a rate gets a quarter of it at once and the rest as time goes by", () => {
  const lanes = new DeliveryLanes<Numbered>({ ...limits, perLane: 100, total: 400, ahead: 100, aheadTotal: 400 });
  lanes.tune("slow", { concurrency: null, ratePerSecond: 8 });
  fill(lanes, "slow", 90);
  fill(lanes, "free", 90);
  const startedAt = (nowMs: number) => {
    const started: string[] = [];
    for (let job = lanes.next(nowMs); job !== null; job = lanes.next(nowMs)) started.push(job.lane);
    return started.filter((lane) => lane === "slow").length;
  };
  expect([0, 0, 100, 125, 250, 2_000].map(startedAt)).toEqual([2, 0, 0, 1, 1, 2]);
  const overTenSeconds = Array.from({ length: 40 }, (_, index) => startedAt(2_000 + 250 * (index + 1)));
  expect(overTenSeconds.reduce((sum, count) => sum + count, 0)).toBe(80);
});

test("a rate holds as well for events that come one by one, with nothing waiting in between", () => {
  const lanes = new DeliveryLanes<Numbered>(limits);
  lanes.tune("slow", { concurrency: null, ratePerSecond: 1 });
  const startedAtMs: number[] = [];
  for (let nowMs = Date.parse(now); nowMs < Date.parse(now) + 10_000; nowMs += 250) {
    const instant = new Date(nowMs).toISOString();
    if (nowMs % 1_000 < 500) {
      lanes.expect(keyOf("slow"), "first", instant, instant);
      for (const claim of lanes.takeClaims()) lanes.add(claim, jobs("slow", 1));
    }
    for (let job = lanes.next(nowMs); job !== null; job = lanes.next(nowMs)) {
      startedAtMs.push(nowMs);
      lanes.finish(job, true);
    }
    lanes.wakeDue(instant);
  }
  expect(startedAtMs).toHaveLength(10);
});

test("all lanes of one account together leave as much as they take", () => {
  const lanes = new DeliveryLanes<Numbered>({ ...limits, total: 8, retries: 4, aheadTotal: 16, claimsAtOnce: 100 });
  const ofOne = Array.from({ length: 40 }, (_, index) => ({ lane: `https://shop-${index}.example`, account: "one" }));
  const wake = (turn: LaneJob["turn"]) => {
    for (const key of ofOne) lanes.expect(key, turn, now, now);
  };
  wake("first");
  for (let claims = lanes.takeClaims(); claims.length > 0; claims = lanes.takeClaims()) {
    expect(claims.reduce((sum, { limit }) => sum + limit, 0)).toBeLessThanOrEqual(8);
    for (const claim of claims) lanes.add(claim, [{ ...claim, number: 0 }]);
    const [key] = ofOne;
    if (key !== undefined) lanes.reserve(key);
  }
  expect(lanes.reserve({ lane: "https://new.example", account: "one" })).toBe(false);
  expect(startAll(lanes)).toHaveLength(4);
  expect(lanes.reserve(keyOf("other"))).toBe(true);
  fill(lanes, "another", 2);
  expect(startAll(lanes).map((job) => job.lane)).toEqual(["another", "another"]);
  expect(startAll(lanes)).toEqual([]);
});
