import Box from "@mui/material/Box";
import { useTheme } from "@mui/material/styles";
import { useId } from "react";
import { useNavigate } from "react-router";
import { Bar, BarChart, type BarShapeProps, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { useWords } from "../i18n/use-words.ts";
import { axisProps, chartHeight, chartMargin } from "./axis-props.ts";
import { type ChartData, type ChartRow, countText } from "./chart.ts";
import { ChartTooltip } from "./ChartTooltip.tsx";
import { HatchPattern, useSeriesLook } from "./series-looks.tsx";

/** Counts as bars, one part per series; each part leads to the list that it counts. What is still running is dashed. */
export default function StackedBars({ title, data }: { title: string; data: ChartData }) {
  const words = useWords();
  const { palette } = useTheme();
  const lookOf = useSeriesLook();
  const navigate = useNavigate();
  const idBase = useId();
  const { rows, series, format } = data;
  const axis = axisProps(palette);
  const patternOf = (key: string) => `${idBase}-${key}`;
  const follow = (row: ChartRow | undefined, key: string) => {
    const to = row?.links[key] ?? row?.links["row"];
    if (to !== undefined) void navigate(to);
  };
  return (
    <Box role="img" aria-label={words("chart.image", { chart: title })}>
      <ResponsiveContainer width="100%" height={chartHeight}>
        <BarChart data={[...rows]} margin={chartMargin} accessibilityLayer={false} barCategoryGap="18%" maxBarSize={48}>
          <defs>
            {series.map(({ key, look }) => (
              <HatchPattern key={key} id={patternOf(key)} look={lookOf(look)} />
            ))}
          </defs>
          <CartesianGrid stroke={palette.divider} vertical={false} />
          <XAxis dataKey="tick" {...axis} minTickGap={24} />
          <YAxis {...axis} width={56} allowDecimals={false} tickFormatter={countText} />
          <Tooltip
            cursor={{ fill: palette.action.hover }}
            isAnimationActive={false}
            content={({ active, activeIndex }) => (
              <ChartTooltip row={active ? rows[Number(activeIndex)] : undefined} series={series} format={format} />
            )}
          />
          {series.map(({ key, look }) => (
            <Bar
              key={key}
              stackId="all"
              dataKey={(row: ChartRow) => row.values[key]?.value ?? 0}
              isAnimationActive={false}
              onClick={(_bar, index) => follow(rows[index], key)}
              style={{ cursor: rows.some(({ links }) => links[key] !== undefined) ? "pointer" : "default" }}
              shape={({ x, y, width, height, index }: BarShapeProps) => (
                <rect
                  x={x}
                  y={y}
                  width={width}
                  height={Math.max(0, height)}
                  fill={`url(#${patternOf(key)})`}
                  {...(rows[index]?.isRunning === true
                    ? { fillOpacity: 0.45, stroke: lookOf(look).color, strokeDasharray: "3 3" }
                    : {})}
                />
              )}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </Box>
  );
}
