import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import { useWords } from "../i18n/use-words.ts";
import { type ChartData, type ChartRow, countText, isFew } from "./chart.ts";

interface ChartTooltipProps extends Pick<ChartData, "series" | "format"> {
  row: ChartRow | undefined;
}

/** What the pointer is over, figure by figure. */
export function ChartTooltip({ row, series, format }: ChartTooltipProps) {
  const words = useWords();
  if (row === undefined) return null;
  const shown = series.flatMap(({ key, label }) => {
    const found = row.values[key];
    return found === undefined || found.value === null ? [] : [{ key, label, ...found, value: found.value }];
  });
  return (
    <Paper
      elevation={3}
      sx={{ px: 1.5, py: 1, fontSize: "0.8125rem", border: 1, borderColor: "divider", maxWidth: 260 }}
    >
      <Box sx={{ fontWeight: 650, mb: 0.5 }}>
        {row.label}
        {row.isRunning && ` · ${words("chart.running")}`}
      </Box>
      {shown.length === 0 && <Box sx={{ color: "text.secondary" }}>{words("chart.nothing_here")}</Box>}
      {shown.map(({ key, label, value, n }) => (
        <Box key={key} sx={{ display: "flex", justifyContent: "space-between", gap: 2 }}>
          <span>{label}</span>
          <Box component="span" sx={{ fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" }}>
            {format(value)}
            {n !== undefined && (
              <Box component="span" sx={{ color: "text.secondary" }}>
                {" "}
                {words(isFew({ value, n }) ? "chart.few" : "chart.n", { n: countText(n) })}
              </Box>
            )}
          </Box>
        </Box>
      ))}
      {row.links["row"] !== undefined && (
        <Box sx={{ color: "text.secondary", mt: 0.5 }}>{words("chart.click_hint")}</Box>
      )}
    </Paper>
  );
}
