import type { ThemeOptions } from "@mui/material/styles";
import type { RaThemeOptions } from "react-admin";
import { componentStyles } from "./component-styles.ts";
import { darkPalette, lightPalette } from "./palette.ts";

const systemFont =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "Helvetica Neue", Arial, sans-serif';

const shared = {
  shape: { borderRadius: 8 },
  typography: {
    fontFamily: systemFont,
    fontSize: 14,
    htmlFontSize: 16,
    h1: { fontSize: "1.375rem", fontWeight: 650, lineHeight: 1.3, letterSpacing: "-0.01em" },
    h2: { fontSize: "1rem", fontWeight: 650, lineHeight: 1.4 },
    h3: { fontSize: "0.875rem", fontWeight: 650, lineHeight: 1.4 },
    body1: { fontSize: "0.9375rem", lineHeight: 1.5 },
    body2: { fontSize: "0.875rem", lineHeight: 1.45 },
    caption: { fontSize: "0.78125rem", lineHeight: 1.4 },
    button: { textTransform: "none", fontWeight: 600 },
  },
} satisfies ThemeOptions;

export const lightTheme: RaThemeOptions = {
  ...shared,
  palette: lightPalette,
  components: componentStyles(lightPalette),
};
export const darkTheme: RaThemeOptions = { ...shared, palette: darkPalette, components: componentStyles(darkPalette) };
