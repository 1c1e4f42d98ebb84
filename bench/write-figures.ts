import { numberText } from "./charts/words.ts";
import { perSecondOf, summaryOf } from "./load.ts";
import type { PreparedFolder } from "./prepared-folder.ts";
import { ms, printTable } from "./print-table.ts";
import { figure, type Findings, latencyOf } from "./results.ts";
import { median } from "./stats.ts";
import type { TargetId, Unit } from "./targets.ts";
import { type Way, ways, type WriteRounds, type WriteSizes } from "./writes.ts";

interface Words {
  /** One of them, such as "a capture". */
  one: string;
  many: string;
  sizes: WriteSizes;
  targets: { rate?: TargetId; closedP99?: TargetId; openP99?: TargetId };
}

/** How large the load is, and what is there already. */
export function scaleOf({ clients, closedMs, perSecond, openMs }: WriteSizes, history: PreparedFolder | null): string {
  const there = history === null ? "" : `${numberText(history.payments)} payments in the database; `;
  return `${there}${clients} clients for ${closedMs / 1000} s, then ${perSecond} a second for ${openMs / 1000} s`;
}

interface Told {
  what: string;
  unit: Unit;
  target: TargetId | undefined;
  load: "closed" | "open";
  value: (way: Way) => number;
}

const names = { ours: "Kontor", single: "bare, a commit each", group: "bare, shared commits" } as const;

/** Prints the rounds, and makes figures and latencies of them. */
export function tellWrites(found: WriteRounds, words: Words): Pick<Findings, "figures" | "latencies"> {
  const { one, many, sizes, targets } = words;
  const { clients, perSecond, rounds } = sizes;
  const of = (way: Way, load: "closed" | "open") => summaryOf(found[way][load]);
  const latencies = [
    ...ways.map((way) => latencyOf(`${names[way]}, ${clients} clients`, of(way, "closed"))),
    ...ways.map((way) => latencyOf(`${names[way]}, ${perSecond}/s`, of(way, "open"))),
  ];
  printTable(
    `${many}, median of ${rounds}`,
    ["what", "n", "p50 ms", "p95 ms", "p99 ms", "max ms"],
    latencies.map((row) => [row.what, String(row.n), ...[row.p50, row.p95, row.p99, row.max].map(ms)]),
  );
  for (const { refused, refusal } of ways.flatMap((way) => [...found[way].closed, ...found[way].open])) {
    if (refusal !== null) console.log(`\n${refused} were refused, the first with ${refusal}`);
  }
  const told: Told[] = [
    {
      ...{ what: `${many}, ${clients} clients`, unit: "1/s", target: targets.rate, load: "closed" },
      value: (way: Way) => median(found[way].closed.map(perSecondOf)),
    },
    {
      ...{ what: `${one}, ${clients} clients, p99`, unit: "ms", target: targets.closedP99, load: "closed" },
      value: (way: Way) => of(way, "closed").p99,
    },
    {
      ...{ what: `${one} at ${perSecond} a second, p99`, unit: "ms", target: targets.openP99, load: "open" },
      value: (way: Way) => of(way, "open").p99,
    },
  ];
  const figures = told.flatMap(({ what, unit, target, load, value }) => {
    const beside = (way: Way) => ({ baseline: { what: names[way], value: value(way) } });
    const common = { unit, value: value("ours"), rounds, n: of("ours", load).count };
    return [
      figure({ ...common, what, ...(target === undefined ? {} : { target }), ...beside("single") }),
      figure({ ...common, what: `${what}, beside shared commits`, ...beside("group") }),
    ];
  });
  return { figures, latencies };
}
