import type { PaletteOptions } from "@mui/material/styles";

/** Ink and petrol on paper; amber is kept for sandbox data. Text pairs meet WCAG AA on both surfaces. */
export const lightPalette = {
  mode: "light",
  primary: { main: "#0f5468", dark: "#0a3f4f", light: "#e3f0f3", contrastText: "#ffffff" },
  secondary: { main: "#475467", contrastText: "#ffffff" },
  error: { main: "#b42318", light: "#fdeceb", contrastText: "#ffffff" },
  warning: { main: "#93540a", light: "#fdf1dc", contrastText: "#ffffff" },
  success: { main: "#11683f", light: "#e3f4ea", contrastText: "#ffffff" },
  info: { main: "#1c4fa0", light: "#e7effb", contrastText: "#ffffff" },
  background: { default: "#f5f6f8", paper: "#ffffff" },
  text: { primary: "#141c26", secondary: "#545f6e" },
  divider: "#e2e6eb",
} satisfies PaletteOptions;

export const darkPalette = {
  mode: "dark",
  primary: { main: "#7cc7d9", dark: "#a3dbe8", light: "#12323b", contrastText: "#05232b" },
  secondary: { main: "#a8b3c2", contrastText: "#0d1218" },
  error: { main: "#ff9a8f", light: "#3b1a18", contrastText: "#2a0b08" },
  warning: { main: "#f0b45c", light: "#36260d", contrastText: "#2a1a02" },
  success: { main: "#6fd39c", light: "#12301f", contrastText: "#04240f" },
  info: { main: "#93b8f5", light: "#172740", contrastText: "#06162e" },
  background: { default: "#0d1218", paper: "#141b23" },
  text: { primary: "#e8edf2", secondary: "#a0acba" },
  divider: "#27313c",
} satisfies PaletteOptions;

/** Marks whatever shows sandbox data; live data never wears it. */
export const sandboxAccent = { light: "#d9820f", dark: "#f0a63a" } as const;
