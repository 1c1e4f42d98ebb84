import { EventEmitter, once } from "node:events";
import { pino } from "pino";
import { expect, test } from "vitest";
import { startLoop } from "./loop.ts";

const logger = pino({ level: "silent" });

test("a run never overlaps the next, and a failed one is followed by another", async () => {
  let running = 0;
  let most = 0;
  let runs = 0;
  const loop = startLoop({
    name: "test",
    everyMs: 1,
    logger,
    run: async () => {
      most = Math.max(most, (running += 1));
      runs += 1;
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      if (runs % 2 === 0) throw new Error("now and then");
      return runs % 3 === 0;
    },
  });
  await expect.poll(() => runs, { interval: 2 }).toBeGreaterThan(6);
  await loop.stop();
  expect(most).toBe(1);
  const after = runs;
  await new Promise((resolve) => setImmediate(resolve));
  expect(runs).toBe(after);
});

test("stopping waits for the run under way", async () => {
  const signal = new EventEmitter();
  const started = once(signal, "started");
  const released = once(signal, "released");
  let isDone = false;
  const loop = startLoop({
    name: "test",
    everyMs: 1,
    logger,
    run: async () => {
      signal.emit("started");
      await released;
      isDone = true;
      return false;
    },
  });
  await started;
  const stopped = loop.stop();
  signal.emit("released");
  await stopped;
  expect(isDone).toBe(true);
});

test("whoever watches hears of each run how it went", async () => {
  const ends: boolean[] = [];
  const run = () => (ends.length % 2 === 0 ? Promise.resolve(false) : Promise.reject(new Error("now and then")));
  const loop = startLoop({ name: "test", everyMs: 1, logger, run, onRun: ({ isGood }) => ends.push(isGood) });
  await expect.poll(() => ends.slice(0, 4), { interval: 2 }).toEqual([true, false, true, false]);
  await loop.stop();
});
