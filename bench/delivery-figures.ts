import { numberText } from "./charts/words.ts";
import type { DeliverySizes, Drain, Measured } from "./deliveries.ts";
import { medianSummary } from "./load.ts";
import { ms, printTable } from "./print-table.ts";
import { figure, type Findings, latencyOf } from "./results.ts";
import { median } from "./stats.ts";

const bareName = "bare signed POST";

/** Prints the rounds, and makes figures and latencies of them. */
export function tellDeliveries(
  { drains, steadies, whole }: Measured,
  { sizes, isTargeted }: { sizes: DeliverySizes; isTargeted: boolean },
): Pick<Findings, "figures" | "latencies"> {
  const { rounds, drained, perSecond, queued } = sizes;
  const of = (who: "ours" | "bare", key: keyof Drain) => median(drains.map((round) => round[who][key]));
  const latency = medianSummary(steadies.map(({ ours }) => ours.latency));
  const bare = medianSummary(steadies.map((round) => round.bare));
  const bareTakes = (value: number) => ({ baseline: { what: bareName, value } });
  const [all, steadily, once] = [
    { rounds, n: drained * rounds },
    { rounds, n: latency.count },
    { rounds: 1, n: queued },
  ];
  const aimed = (one: Parameters<typeof figure>[0]) => {
    const { target, ...rest } = figure(one);
    return { ...rest, target: isTargeted ? target : null };
  };
  const [many, few] = [numberText(queued), numberText(drained)];
  const figures = [
    aimed({
      ...{
        ...once,
        what: `deliveries to one receiver, ${many} in a row`,
        target: "delivery_rate",
        value: whole.perSecond,
      },
      ...bareTakes(whole.barePerSecond),
    }),
    figure({
      ...{ ...all, what: `deliveries to one receiver, ${few} in a row`, unit: "1/s", value: of("ours", "perSecond") },
      ...bareTakes(of("bare", "perSecond")),
    }),
    figure({
      ...{ ...all, what: "processor time of a delivery", unit: "ms", value: of("ours", "cpuUs") / 1000 },
      ...bareTakes(of("bare", "cpuUs") / 1000),
    }),
    ...(["p50", "p99"] as const).map((key) =>
      aimed({
        ...{ ...steadily, what: `commit to first byte at ${perSecond} events a second, ${key}`, value: latency[key] },
        ...{ target: key === "p50" ? ("delivery_p50" as const) : ("delivery_p99" as const), ...bareTakes(bare[key]) },
      }),
    ),
    figure({
      ...{ ...steadily, what: `delay of the event loop at ${perSecond} events a second, p99`, unit: "ms" },
      value: median(steadies.map(({ ours }) => ours.loopDelayP99Ms)),
    }),
    aimed({
      ...{ ...once, what: `memory with ${many} deliveries queued`, target: "queue_memory", value: whole.megabytes },
      baseline: { what: "with an empty database", value: whole.emptyMegabytes },
    }),
  ];
  const latencies = [latencyOf("commit to first byte", latency), latencyOf(bareName, bare)];
  printTable(
    `From commit to first byte at ${perSecond} events/s, open loop, median of ${rounds}`,
    ["what", "p50 ms", "p95 ms", "p99 ms", "max ms"],
    latencies.map(({ what, p50, p95, p99, max }) => [what, ...[p50, p95, p99, max].map(ms)]),
  );
  return { figures, latencies };
}
