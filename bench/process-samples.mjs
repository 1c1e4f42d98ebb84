import { appendFileSync, readFileSync } from "node:fs";
import { constants, monitorEventLoopDelay, PerformanceObserver } from "node:perf_hooks";
import { setInterval } from "node:timers";

// Preloaded into the built server: every five seconds one line of JSON about its memory and its event loop.
const everyMs = 5_000;
const file = process.env["KONTOR_BENCH_SAMPLES"];

let heapAfterFull = 0;

function megabytesOf(/** @type {string} */ name) {
  const status = readFileSync("/proc/self/status", "utf8");
  return Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
}

if (file !== undefined) {
  const recent = monitorEventLoopDelay({ resolution: 1 });
  const whole = monitorEventLoopDelay({ resolution: 1 });
  recent.enable();
  whole.enable();
  // Told when a phase begins, of which the whole is wanted.
  process.on("SIGUSR2", () => whole.reset());
  new PerformanceObserver((list) => {
    const isFull = list.getEntries().some((entry) => {
      const { detail } = /** @type {{ detail?: { kind?: number } }} */ (/** @type {unknown} */ (entry));
      return detail?.kind === constants.NODE_PERFORMANCE_GC_MAJOR;
    });
    if (isFull) heapAfterFull = process.memoryUsage().heapUsed / 1_048_576;
  }).observe({ entryTypes: ["gc"] });
  setInterval(() => {
    const { heapUsed, heapTotal } = process.memoryUsage();
    const sample = {
      atMs: Date.now(),
      residentMb: megabytesOf("VmRSS"),
      ownMb: megabytesOf("RssAnon"),
      heapMb: heapUsed / 1_048_576,
      heapReservedMb: heapTotal / 1_048_576,
      heapAfterFullMb: heapAfterFull,
      delayP99Ms: recent.percentile(99) / 1e6,
      wholeDelayP99Ms: whole.percentile(99) / 1e6,
    };
    recent.reset();
    appendFileSync(file, `${JSON.stringify(sample)}\n`);
  }, everyMs).unref();
}
