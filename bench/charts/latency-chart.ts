import type { Latency } from "../results.ts";
import { logScale, logTicks } from "./scales.ts";
import { colors, element, picture, pixels, text } from "./svg.ts";
import { numberText } from "./words.ts";

const width = 900;
const left = 330;
const right = 860;
const top = 98;
const rowHeight = 38;
const marks = [
  ["p50", colors.series[0]],
  ["p95", colors.series[2]],
  ["p99", colors.series[1]],
  ["max", colors.series[3]],
] as const;

/** From the median to the longest, on a logarithmic axis of milliseconds. */
export function latencyChart(title: string, latencies: readonly Latency[]): string {
  const ticks = logTicks(latencies.flatMap((latency) => marks.map(([key]) => Math.max(0.01, latency[key]))));
  const x = logScale({ min: ticks[0] ?? 0.1, max: ticks.at(-1) ?? 100, from: left, to: right });
  const bottom = top + latencies.length * rowHeight;
  const legend = marks.flatMap(([key, color], index) => [
    element("circle", { cx: left + 6 + index * 70, cy: 54, r: 5, fill: color }),
    text(key, { x: left + 16 + index * 70, y: 58 }),
  ]);
  const grid = ticks.flatMap((tick) => [
    element("line", { x1: pixels(x(tick)), x2: pixels(x(tick)), y1: top - 8, y2: bottom, stroke: colors.grid }),
    text(`${numberText(tick)} ms`, { x: pixels(x(tick)), y: top - 14, "text-anchor": "middle", fill: colors.quiet }),
  ]);
  const rows = latencies.flatMap((latency, index) => row(latency, top + index * rowHeight, x));
  return picture({
    title,
    description: latencies
      .map((found) => `${found.what}: ${marks.map(([key]) => `${key} ${numberText(found[key])} ms`).join(", ")}`)
      .join(". "),
    width,
    height: bottom + 24,
    shapes: [...legend, ...grid, ...rows],
  });
}

function row(latency: Latency, y: number, x: (value: number) => number): string[] {
  const middle = y + rowHeight / 2;
  return [
    text(latency.what, { x: left - 14, y: middle + 5, "text-anchor": "end" }),
    element("line", {
      ...{ x1: pixels(x(latency.p50)), x2: pixels(x(latency.max)), y1: middle, y2: middle },
      ...{ stroke: colors.baseline, "stroke-width": 2 },
    }),
    ...marks.map(([key, color]) => element("circle", { cx: pixels(x(latency[key])), cy: middle, r: 5.5, fill: color })),
  ];
}
