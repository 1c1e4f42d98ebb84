import { useTheme } from "@mui/material/styles";
import type { ReactNode } from "react";

/** Colours that meet 3:1 on paper, in an order in which neighbours differ in lightness as well. */
const colors = {
  light: ["#0f5468", "#3f9d7a", "#b42318", "#d9820f", "#1c4fa0", "#7d4cb8", "#545f6e", "#b0417f", "#5f6b16"],
  dark: ["#7cc7d9", "#3f9d7a", "#ff9a8f", "#f0b45c", "#93b8f5", "#bda0ee", "#a0acba", "#ee9cc6", "#c3cf6a"],
} as const;

type Shape = "circle" | "square" | "triangle" | "diamond";
const shapes = ["circle", "square", "triangle", "diamond"] as const satisfies readonly Shape[];

export interface SeriesLook {
  color: string;
  /** Of the points of a line. */
  shape: Shape;
  /** Of a bar, so that colour is never the only sign; null for a plain one. */
  hatch: ReactNode;
}

/** Strokes over a tile of 8 by 8. */
const hatches: readonly ReactNode[] = [
  null,
  <path key="slash" d="M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6" />,
  <path key="rows" d="M0 2 H8 M0 6 H8" />,
  <path key="dots" d="M2 2 h0.01 M6 6 h0.01" strokeWidth={2.6} strokeLinecap="round" />,
  <path key="columns" d="M2 0 V8 M6 0 V8" />,
  <path key="back" d="M-2 6 L2 10 M0 0 L8 8 M6 -2 L10 2" />,
  <path key="grid" d="M0 4 H8 M4 0 V8" />,
  <path key="wide" d="M0 4 H8" strokeWidth={2.4} />,
];

/** How each series looks in the theme that is on. */
export function useSeriesLook(): (look: number) => SeriesLook {
  const { mode } = useTheme().palette;
  return (look) => ({
    color: colors[mode][look % colors[mode].length] ?? colors[mode][0],
    shape: shapes[look % shapes.length] ?? "circle",
    hatch: hatches[look % hatches.length] ?? null,
  });
}

/** The point of a line, around its middle. */
export function shapePath(shape: Shape, r: number): string {
  switch (shape) {
    case "circle":
      return `M ${-r} 0 a ${r} ${r} 0 1 0 ${2 * r} 0 a ${r} ${r} 0 1 0 ${-2 * r} 0`;
    case "square":
      return `M ${-r} ${-r} H ${r} V ${r} H ${-r} Z`;
    case "triangle":
      return `M 0 ${-1.2 * r} L ${1.15 * r} ${0.9 * r} H ${-1.15 * r} Z`;
    case "diamond":
      return `M 0 ${-1.3 * r} L ${1.3 * r} 0 L 0 ${1.3 * r} L ${-1.3 * r} 0 Z`;
  }
}

/** The filling of a series' bars, to be referred to by its id. */
export function HatchPattern({ id, look }: { id: string; look: SeriesLook }) {
  const { palette } = useTheme();
  return (
    <pattern id={id} width={8} height={8} patternUnits="userSpaceOnUse">
      <rect width={8} height={8} fill={look.color} />
      <g stroke={palette.background.paper} strokeWidth={1.3} fill="none">
        {look.hatch}
      </g>
    </pattern>
  );
}
