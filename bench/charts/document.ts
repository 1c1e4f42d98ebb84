import { type Figure, isFigureMet, type Part, type Results } from "../results.ts";
import { type TargetId, targetOf, targets } from "../targets.ts";
import { curveChart } from "./curve-chart.ts";
import { latencyChart } from "./latency-chart.ts";
import { targetChart } from "./target-chart.ts";
import { amountText, numberText } from "./words.ts";

/** The page with every table, and every picture by the name of its file. */
export interface Document {
  page: string;
  pictures: ReadonlyMap<string, string>;
}

const targetIds = Object.keys(targets) as TargetId[];

/**
 * Everything that is told of the results. The page is Markdown that is not laid out yet.
 *
 * @param reasons why something misses its target and what was tried, by hand; shown while something does.
 */
export function documentOf(results: Results, reasons: string): Document {
  const pictures = new Map<string, string>();
  const draw = (name: string, alt: string, svg: string) => {
    pictures.set(`${name}.svg`, svg);
    return `![${alt}](benchmarks/${name}.svg)`;
  };
  const parts = Object.entries(results.parts).sort(([a], [b]) => a.localeCompare(b));
  const figures = parts.flatMap(([, part]) => part.figures);
  const promised = targetIds.flatMap((id) => figures.filter(({ target }) => target === id));
  const sections = parts.flatMap(([name, part]) => [
    ...head(part),
    figureTable(part.figures),
    ...(part.latencies.length === 0
      ? []
      : [draw(`latency-${name}`, `Latency: ${part.title}`, latencyChart(`Latency: ${part.title}`, part.latencies))]),
    ...part.curves.map((curves, index) => draw(`curve-${name}-${index + 1}`, curves.title, curveChart(curves))),
  ]);
  const page = [
    "# Benchmarks",
    "This page is made by `npm run bench:charts` from [`benchmarks/results.json`](benchmarks/results.json), which `npm run bench -- --out docs/benchmarks/results.json` writes. A figure is the median of its rounds. Its baseline is the least that could do the same, measured in turn with it in the same run; the ratio is figure ÷ baseline. Server, load and receiver share the machine.",
    environmentTable(results),
    "## Targets",
    ...(promised.length === 0
      ? []
      : [draw("targets", "Each figure with a target, against it", targetChart(promised)), figureTable(promised)]),
    ...unmeasured(promised),
    ...missed(promised, reasons),
    ...sections,
  ];
  return { page: page.join("\n\n"), pictures };
}

function head({ title, scale, measured_at, commit, disk_sync_ms, checks }: Part): string[] {
  const when = `${measured_at.slice(0, 10)}, commit ${commit}, a disk sync ${numberText(disk_sync_ms)} ms`;
  return [
    `## ${title}`,
    `${scale}. Measured ${when}.`,
    ...(checks.length === 0
      ? []
      : [checks.map(({ what, ok }) => `- ${ok ? "✓" : "✗ **failed:**"} ${what}`).join("\n")]),
  ];
}

function environmentTable({ machine, versions, settings }: Results): string {
  const { node, sqlite, better_sqlite3, postgresql } = versions;
  return table(
    ["What", "Here"],
    [
      ["Machine", `${machine.processor}, ${machine.cores} cores, ${machine.memory_gb} GB, Linux ${machine.kernel}`],
      [
        "Versions",
        `Node ${node}, SQLite ${sqlite} (better-sqlite3 ${better_sqlite3}), PostgreSQL ${postgresql ?? "none"}`,
      ],
      [
        "Durability",
        `SQLite: journal ${settings.journal_mode}, synchronous ${settings.synchronous}; PostgreSQL: fsync on`,
      ],
    ],
  );
}

function figureTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { what, unit, value, baseline, ratio, rounds, n } = figure;
    const beside = baseline === null ? "" : `${amountText(baseline.value, unit)} (${baseline.what})`;
    const times = ratio === null ? "" : `${numberText(ratio)}×`;
    return [what, amountText(value, unit), asked(figure), verdict(figure), beside, times, rounds, numberText(n)].map(
      String,
    );
  });
  return table(["What", "Measured", "Target", "Met", "Baseline", "Ratio", "Rounds", "n"], rows);
}

function asked({ target }: Figure): string {
  if (target === null) return "";
  const { value, stretch, unit, isMoreBetter } = targetOf(target);
  if (value === 0) return "none";
  const sign = isMoreBetter ? "≥" : "≤";
  const hoped = stretch === null ? "" : ` (hoped: ${amountText(stretch, unit)})`;
  return `${sign} ${amountText(value, unit)}${hoped}`;
}

function verdict(figure: Figure): string {
  const isMet = isFigureMet(figure);
  if (isMet === null) return "";
  return isMet ? "yes" : "**no**";
}

/** A target that nothing was measured for must not be forgotten. */
function unmeasured(figures: readonly Figure[]): string[] {
  const missing = targetIds.filter((id) => !figures.some(({ target }) => target === id));
  return missing.length === 0 ? [] : [`Not measured yet: ${missing.map((id) => targetOf(id).what).join("; ")}.`];
}

function missed(figures: readonly Figure[], reasons: string): string[] {
  const late = figures.filter((figure) => isFigureMet(figure) === false);
  if (late.length === 0) return [];
  const lines = late.map(
    (figure) => `- ${figure.what}: ${amountText(figure.value, figure.unit)}, asked: ${asked(figure)}`,
  );
  return ["### What misses its target", lines.join("\n"), ...(reasons === "" ? [] : [reasons])];
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(headings), line(headings.map(() => "---")), ...rows.map(line)].join("\n");
}
