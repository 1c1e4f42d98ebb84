import type { Curves } from "../results.ts";
import { linearScale, linearTicks } from "./scales.ts";
import { colors, element, picture, pixels, text } from "./svg.ts";
import { amountText, numberText } from "./words.ts";

const width = 900;
const left = 96;
const right = 860;
const top = 84;
const bottom = 340;
const legendWidth = 160;

/** Lines over minutes, from nothing upwards, so that what looks flat is flat. */
export function curveChart({ title, unit, series }: Curves): string {
  const points = series.flatMap((one) => one.points);
  const yTicks = linearTicks(points.map(([, value]) => value));
  const minutes = linearTicks(points.map(([minute]) => minute));
  const last = Math.max(1e-9, ...points.map(([minute]) => minute));
  const x = linearScale({ min: 0, max: last, from: left, to: right });
  const y = linearScale({ min: 0, max: yTicks.at(-1) ?? 1, from: bottom, to: top });
  const grid = yTicks.flatMap((tick) => [
    element("line", { x1: left, x2: right, y1: pixels(y(tick)), y2: pixels(y(tick)), stroke: colors.grid }),
    text(amountText(tick, unit), { x: left - 10, y: pixels(y(tick) + 4), "text-anchor": "end", fill: colors.quiet }),
  ]);
  const below = minutes
    .filter((tick) => tick <= last)
    .map((tick) =>
      text(`${numberText(tick)} min`, {
        x: pixels(x(tick)),
        y: bottom + 22,
        "text-anchor": "middle",
        fill: colors.quiet,
      }),
    );
  const lines = series.flatMap((one, index) => {
    const color = colors.series[index % colors.series.length] ?? colors.ink;
    const path = one.points.map(([minute, value]) => `${pixels(x(minute))},${pixels(y(value))}`).join(" ");
    return [
      element("polyline", { points: path, fill: "none", stroke: color, "stroke-width": 2, "stroke-linejoin": "round" }),
      element("rect", { x: left + index * legendWidth, y: 50, width: 18, height: 4, fill: color }),
      text(one.name, { x: left + 26 + index * legendWidth, y: 58 }),
    ];
  });
  return picture({
    title,
    description: series.map((one) => `${one.name}: ${endsOf(one.points, unit)}`).join(". "),
    width,
    height: bottom + 44,
    shapes: [...grid, ...below, ...lines],
  });
}

function endsOf(points: Curves["series"][number]["points"], unit: Curves["unit"]): string {
  const values = points.map(([, value]) => value);
  const [first = 0, last = 0] = [values[0], values.at(-1)];
  return `from ${amountText(first, unit)} to ${amountText(last, unit)}, at most ${amountText(Math.max(0, ...values), unit)}`;
}
