import Box from "@mui/material/Box";
import { useId } from "react";
import type { Series } from "./chart.ts";
import { HatchPattern, shapePath, useSeriesLook } from "./series-looks.tsx";

/** Names the lines or the parts of the bars by the sign that they wear. */
export function SeriesLegend({ series, as }: { series: readonly Series[]; as: "line" | "bar" }) {
  const lookOf = useSeriesLook();
  const idBase = useId();
  return (
    <Box
      component="ul"
      sx={{ listStyle: "none", m: 0, p: 0, display: "flex", flexWrap: "wrap", columnGap: 2, rowGap: 0.5 }}
    >
      {series.map(({ key, label, look }) => {
        const seen = lookOf(look);
        const patternId = `${idBase}-${key}`;
        return (
          <Box
            component="li"
            key={key}
            sx={{ display: "flex", alignItems: "center", gap: 0.75, fontSize: "0.8125rem", color: "text.secondary" }}
          >
            <svg width={as === "line" ? 22 : 14} height={14} aria-hidden="true">
              {as === "line" ? (
                <g stroke={seen.color} fill={seen.color}>
                  <path d="M0 7 H22" strokeWidth={2} />
                  <path d={shapePath(seen.shape, 4)} transform="translate(11 7)" />
                </g>
              ) : (
                <>
                  <defs>
                    <HatchPattern id={patternId} look={seen} />
                  </defs>
                  <rect x={0.5} y={0.5} width={13} height={13} rx={2} fill={`url(#${patternId})`} stroke={seen.color} />
                </>
              )}
            </svg>
            {label}
          </Box>
        );
      })}
    </Box>
  );
}
