import type { Figure, Results } from "../results.ts";
import { amountText, numberText } from "./words.ts";

const begin = "<!-- sizing: made by `npm run bench:charts` -->";
const end = "<!-- /sizing -->";

interface Line {
  what: string;
  part: string;
  /** Whether a figure of the part is the one that is meant. */
  isMeant: (figure: Figure) => boolean;
}

const lines: readonly Line[] = [
  { what: "Captures, each told to the shop, 64 clients", part: "captures", isMeant: byTarget("capture_rate") },
  { what: "The same on PostgreSQL, on the same two cores", part: "postgres-captures", isMeant: byUnit("1/s") },
  { what: "Checkout sessions made, 64 clients", part: "sessions", isMeant: byUnit("1/s") },
  { what: "Deliveries to one receiver, sustained", part: "deliveries", isMeant: byTarget("delivery_rate") },
  { what: "The same on PostgreSQL, on the same two cores", part: "postgres-deliveries", isMeant: byUnit("1/s") },
  { what: "Memory with a long queue of deliveries", part: "deliveries", isMeant: byTarget("queue_memory") },
  { what: "Memory under mixed load, last minute", part: "mixed", isMeant: byUnit("MB") },
  { what: "Memory while the whole list leaves as a file", part: "export", isMeant: byUnit("MB") },
  { what: "The slowest list", part: "list", isMeant: byTarget("list_p95") },
  { what: "The slowest search", part: "search", isMeant: byTarget("list_p95") },
  { what: "The slowest question of the dashboard", part: "dashboard", isMeant: byTarget("dashboard_p95") },
  { what: "Disk for each payment with all that it has", part: "size", isMeant: byUnit("kB") },
];

function byTarget(target: Figure["target"]) {
  return (figure: Figure) => figure.target === target;
}

function byUnit(unit: Figure["unit"]) {
  return (figure: Figure) => figure.unit === unit;
}

/**
 * The deployment guide with what was measured between its two marks.
 *
 * @throws Error where the guide has no marks.
 */
export function withSizing(guide: string, results: Results): string {
  const [from, to] = [guide.indexOf(begin), guide.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The deployment guide has lost its marks ${begin} and ${end}`);
  const rows = lines.flatMap(({ what, part, isMeant }) => {
    const found = results.parts[part];
    const figure = found?.figures.find(isMeant);
    if (found === undefined || figure === undefined) return [];
    return [`| ${what} | ${amountText(figure.value, figure.unit)} | ${found.scale} | \`npm run bench ${part}\` |`];
  });
  if (rows.length === 0) rows.push("| Not measured yet | | | `npm run bench` |");
  const { machine } = results;
  const table = [
    `On ${machine.cores} cores (${machine.processor}) and ${numberText(machine.memory_gb)} GB, shared with whatever sends and receives:`,
    ["| What | Figure | With | Again with |", "| --- | --- | --- | --- |", ...rows].join("\n"),
  ];
  return `${guide.slice(0, from)}${begin}\n\n${table.join("\n\n")}\n\n${guide.slice(to)}`;
}
