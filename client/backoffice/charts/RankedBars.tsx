import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import { useId } from "react";
import { Link as RouterLink } from "react-router";
import { useWords } from "../i18n/use-words.ts";
import { type ChartData, countText } from "./chart.ts";
import { HatchPattern, useSeriesLook } from "./series-looks.tsx";

/** The longest bars first, each beside its name; every part leads to the list that it counts. */
export default function RankedBars({ data: { series, rows } }: { data: ChartData }) {
  const words = useWords();
  const lookOf = useSeriesLook();
  const idBase = useId();
  const sums = rows.map(({ values }) => series.reduce((sum, { key }) => sum + (values[key]?.value ?? 0), 0));
  const longest = Math.max(1, ...sums);
  return (
    <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 1.25, pt: 0.5 }}>
      {rows.map((row, index) => {
        const sum = sums[index] ?? 0;
        return (
          <Box component="li" key={index}>
            <Box
              sx={{
                display: "flex",
                justifyContent: "space-between",
                alignItems: "flex-end",
                gap: 2,
                fontSize: "0.8125rem",
                mb: 0.25,
              }}
            >
              <Box sx={{ minWidth: 0, overflowWrap: "anywhere" }}>
                {row.links["row"] === undefined ? (
                  row.label
                ) : (
                  <Link component={RouterLink} to={row.links["row"]}>
                    {row.label}
                  </Link>
                )}
              </Box>
              <Box component="span" sx={{ fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" }}>
                {countText(sum)}
              </Box>
            </Box>
            <svg
              width="100%"
              height={16}
              role="img"
              aria-label={words("chart.bar_of", { name: row.label, count: countText(sum) })}
            >
              <defs>
                {series.map(({ key, look }) => (
                  <HatchPattern key={key} id={`${idBase}-${index}-${key}`} look={lookOf(look)} />
                ))}
              </defs>
              {series.map(({ key, label }, position) => {
                const before = series
                  .slice(0, position)
                  .reduce((all, one) => all + (row.values[one.key]?.value ?? 0), 0);
                const count = row.values[key]?.value ?? 0;
                if (count === 0) return null;
                return (
                  <rect
                    key={key}
                    x={`${(100 * before) / longest}%`}
                    width={`${(100 * count) / longest}%`}
                    height={16}
                    fill={`url(#${idBase}-${index}-${key})`}
                  >
                    <title>{`${label}: ${countText(count)}`}</title>
                  </rect>
                );
              })}
            </svg>
          </Box>
        );
      })}
    </Box>
  );
}
