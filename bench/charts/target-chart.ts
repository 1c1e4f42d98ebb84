import type { Figure } from "../results.ts";
import { isFigureMet } from "../results.ts";
import { targetOf } from "../targets.ts";
import { logScale, logTicks } from "./scales.ts";
import { colors, element, picture, pixels, text } from "./svg.ts";
import { amountText, numberText } from "./words.ts";

const width = 960;
const left = 350;
const right = 640;
const top = 84;
const rowHeight = 34;
const ticksMax = 6;

/** How many times better than asked a figure is; below 1 it misses. Null where there is no such number. */
export function timesBetter({ target, value }: Figure): number | null {
  if (target === null) return null;
  const { value: asked, isMoreBetter } = targetOf(target);
  const times = isMoreBetter ? value / asked : asked / value;
  return Number.isFinite(times) && times > 0 ? times : null;
}

/** A bar for each figure with a target: to the right of the line it is better than asked, to the left worse. */
export function targetChart(figures: readonly Figure[]): string {
  const rows = figures.flatMap((figure) => {
    const times = timesBetter(figure);
    return times === null ? [] : [{ figure, times }];
  });
  const ticks = logTicks([0.3, 3, ...rows.map(({ times }) => times)], ticksMax);
  const [min = 0.3, max = 3] = [ticks[0], ticks.at(-1)];
  const x = logScale({ min, max, from: left, to: right });
  const bottom = top + rows.length * rowHeight;
  const grid = ticks.flatMap((tick) => [
    element("line", { x1: pixels(x(tick)), x2: pixels(x(tick)), y1: top - 8, y2: bottom, stroke: colors.grid }),
    text(`${numberText(tick)}×`, { x: pixels(x(tick)), y: top - 14, "text-anchor": "middle", fill: colors.quiet }),
  ]);
  const bars = rows.flatMap(({ figure, times }, index) => bar(figure, { times, y: top + index * rowHeight, x }));
  const line = element("line", {
    ...{ x1: pixels(x(1)), x2: pixels(x(1)), y1: top - 8, y2: bottom, stroke: colors.ink, "stroke-width": 1.5 },
  });
  return picture({
    title: "Measured against target: to the right of 1× is better than asked",
    description: rows.map(({ figure, times }) => `${shortName(figure)}: ${numberText(times)} times`).join(". "),
    width,
    height: bottom + 24,
    shapes: [...grid, ...bars, line],
  });
}

/** Without which question it was. */
function shortName({ what }: Figure): string {
  return what.replace(/ \(.*\)$/, "");
}

interface Place {
  times: number;
  y: number;
  x: (value: number) => number;
}

function bar(figure: Figure, { times, y, x }: Place): string[] {
  const isMet = isFigureMet(figure) ?? true;
  const [start, end] = [Math.min(x(1), x(times)), Math.max(x(1), x(times))];
  const { value: asked, unit, isMoreBetter } = targetOf(figure.target ?? "lost");
  const said = `${amountText(figure.value, unit)}, asked: ${isMoreBetter ? "≥" : "≤"} ${amountText(asked, unit)}`;
  return [
    text(shortName(figure), { x: left - 14, y: y + 21, "text-anchor": "end" }),
    element("rect", {
      ...{ x: pixels(start), y: y + 7, width: pixels(Math.max(2, end - start)), height: 20, rx: 3 },
      fill: isMet ? colors.good : colors.bad,
    }),
    text(`${isMet ? "✓" : "✗ missed:"} ${said}`, { x: right + 16, y: y + 21, fill: isMet ? colors.ink : colors.bad }),
  ];
}
