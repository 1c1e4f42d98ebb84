import type { Palette } from "@mui/material/styles";

export const chartHeight = 240;
export const chartMargin = { top: 8, right: 18, bottom: 0, left: 0 } as const;

export function axisProps(palette: Palette) {
  return {
    tick: { fill: palette.text.secondary, fontSize: 12 },
    axisLine: { stroke: palette.divider },
    tickLine: false,
  } as const;
}
