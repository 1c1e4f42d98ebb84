import Box from "@mui/material/Box";
import { useTheme } from "@mui/material/styles";
import { useNavigate } from "react-router";
import {
  CartesianGrid,
  type DotItemDotProps,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { useWords } from "../i18n/use-words.ts";
import { axisProps, chartHeight, chartMargin } from "./axis-props.ts";
import { type ChartData, type ChartRow, isFew, type Series } from "./chart.ts";
import { ChartTooltip } from "./ChartTooltip.tsx";
import { type SeriesLook, shapePath, useSeriesLook } from "./series-looks.tsx";

interface TimeLinesProps {
  title: string;
  data: ChartData;
  /** The axis from 0 to 1, for rates. */
  isShare?: boolean;
}

/** Beyond this, points would hide the line; only those that say little are still marked. */
const pointsUpTo = 48;

/** One line per series over time. What is still running is dashed, what says little is grey and hollow. */
export default function TimeLines({ title, data, isShare = false }: TimeLinesProps) {
  const words = useWords();
  const { palette } = useTheme();
  const lookOf = useSeriesLook();
  const navigate = useNavigate();
  const { rows, series, format, formatTick = format } = data;
  const axis = axisProps(palette);
  const running = rows.findIndex(({ isRunning }) => isRunning);
  const solidUpTo = running === -1 ? rows.length - 1 : running - 1;
  const follow = (index: unknown) => {
    const to = rows[Number(index)]?.links["row"];
    if (to !== undefined) void navigate(to);
  };
  return (
    <Box role="img" aria-label={words("chart.image", { chart: title })}>
      <ResponsiveContainer width="100%" height={chartHeight}>
        <LineChart
          data={[...rows]}
          margin={chartMargin}
          accessibilityLayer={false}
          onClick={({ activeIndex }) => follow(activeIndex)}
          style={{ cursor: "pointer" }}
        >
          <CartesianGrid stroke={palette.divider} vertical={false} />
          <XAxis dataKey="tick" {...axis} minTickGap={24} />
          <YAxis
            {...axis}
            width={56}
            tickFormatter={formatTick}
            {...(isShare ? { domain: [0, 1] as const, ticks: [0, 0.25, 0.5, 0.75, 1] } : {})}
          />
          <Tooltip
            cursor={{ stroke: palette.text.secondary, strokeDasharray: "3 3" }}
            isAnimationActive={false}
            content={({ active, activeIndex }) => (
              <ChartTooltip row={active ? rows[Number(activeIndex)] : undefined} series={series} format={format} />
            )}
          />
          {series.flatMap((one) => [
            <Line
              key={one.key}
              dataKey={(row: ChartRow) =>
                rows.indexOf(row) <= solidUpTo ? (row.values[one.key]?.value ?? null) : null
              }
              {...lineProps(one, lookOf(one.look), rows, palette.text.secondary)}
            />,
            <Line
              key={`${one.key} running`}
              dataKey={(row: ChartRow) =>
                rows.indexOf(row) >= solidUpTo ? (row.values[one.key]?.value ?? null) : null
              }
              strokeDasharray="4 4"
              {...lineProps(one, lookOf(one.look), rows, palette.text.secondary)}
            />,
          ])}
        </LineChart>
      </ResponsiveContainer>
    </Box>
  );
}

function lineProps(series: Series, look: SeriesLook, rows: readonly ChartRow[], grey: string) {
  return {
    type: "linear",
    stroke: look.color,
    strokeWidth: 2,
    isAnimationActive: false,
    activeDot: false,
    dot: ({ cx, cy, index, payload }: DotItemDotProps) => {
      const value = (payload as ChartRow).values[series.key];
      const few = value !== undefined && isFew(value);
      const isShown = cx !== undefined && cy !== undefined && (few || rows.length <= pointsUpTo);
      if (!isShown || value?.value == null) return <g key={index} />;
      return (
        <path
          key={index}
          d={shapePath(look.shape, 3.2)}
          transform={`translate(${cx} ${cy})`}
          fill={few ? "none" : look.color}
          stroke={few ? grey : look.color}
          strokeWidth={few ? 1.5 : 1}
        />
      );
    },
  } as const;
}
