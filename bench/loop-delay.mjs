import { writeFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";

// Preloaded into the built server: how long its event loop was held up between SIGUSR2 and its end.
const histogram = monitorEventLoopDelay({ resolution: 1 });
histogram.enable();
process.on("SIGUSR2", () => histogram.reset());
process.on("exit", () => {
  const file = process.env["KONTOR_BENCH_LOOP_DELAY"];
  if (file === undefined) return;
  writeFileSync(file, JSON.stringify({ p99Ms: histogram.percentile(99) / 1e6, maxMs: histogram.max / 1e6 }));
});
