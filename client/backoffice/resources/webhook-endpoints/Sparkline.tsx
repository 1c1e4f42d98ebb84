import Box from "@mui/material/Box";

interface SparklineProps {
  values: readonly number[];
  /** What it shows, for whoever cannot see it. */
  label: string;
}

const [width, height] = [96, 22];

/** Bars of one row, the oldest first. */
export function Sparkline({ values, label }: SparklineProps) {
  const highest = Math.max(1, ...values);
  const step = width / Math.max(1, values.length);
  return (
    <Box
      component="svg"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      sx={{ width, height, display: "block", color: "primary.main" }}
    >
      {values.map((value, hour) => {
        const tall = value === 0 ? 1 : Math.max(2, (value / highest) * height);
        return (
          <rect
            // The hours have no name but their place.
            key={hour}
            x={hour * step}
            y={height - tall}
            width={step * 0.72}
            height={tall}
            rx={0.8}
            fill="currentColor"
            opacity={value === 0 ? 0.25 : 0.9}
          />
        );
      })}
    </Box>
  );
}
