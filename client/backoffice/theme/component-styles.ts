import type { RaThemeOptions } from "react-admin";
import type { darkPalette, lightPalette } from "./palette.ts";

/** Whoever asks the system for less motion gets every change at once: nothing fades, grows or pulses. */
const stillness = {
  "@media (prefers-reduced-motion: reduce)": {
    "*, *::before, *::after": {
      animationDuration: "1ms !important",
      animationIterationCount: "1 !important",
      transitionDuration: "0s !important",
      transitionDelay: "0s !important",
      scrollBehavior: "auto !important",
    },
  },
};

/** Flat surfaces with hairlines instead of shadows, and rows dense enough for a working day. */
export function componentStyles(
  palette: typeof lightPalette | typeof darkPalette,
): NonNullable<RaThemeOptions["components"]> {
  const hairline = `1px solid ${palette.divider}`;
  return {
    MuiCssBaseline: { styleOverrides: stillness },
    MuiPaper: { styleOverrides: { root: { backgroundImage: "none" } }, defaultProps: { elevation: 0 } },
    MuiCard: { styleOverrides: { root: { border: hairline } } },
    MuiButton: {
      defaultProps: { disableElevation: true },
      styleOverrides: { root: { borderRadius: 8, minHeight: 36, whiteSpace: "nowrap" }, sizeSmall: { minHeight: 30 } },
    },
    MuiButtonBase: { styleOverrides: { root: { "&.Mui-focusVisible": focusRing(palette.primary.main) } } },
    MuiLink: {
      defaultProps: { underline: "hover" },
      styleOverrides: { root: { "&:focus-visible": { ...focusRing(palette.primary.main), borderRadius: 4 } } },
    },
    MuiIconButton: { styleOverrides: { sizeSmall: { padding: 6 } } },
    MuiTextField: { defaultProps: { size: "small", variant: "outlined", margin: "none" } },
    MuiFormControl: { defaultProps: { size: "small", variant: "outlined", margin: "none" } },
    MuiOutlinedInput: { styleOverrides: { root: { backgroundColor: palette.background.paper } } },
    MuiTableCell: {
      styleOverrides: {
        root: { borderBottom: hairline, fontSize: "0.875rem" },
        head: {
          fontSize: "0.8125rem",
          fontWeight: 600,
          color: palette.text.secondary,
          whiteSpace: "nowrap",
          // Long words over narrow figures break before the last column is pushed out of sight.
          "@media (min-width: 900px)": { whiteSpace: "normal" },
        },
        sizeSmall: { padding: "9px 10px" },
      },
    },
    // A thumb that is off would be white on white.
    MuiSwitch: { styleOverrides: { thumb: { border: `1px solid ${palette.text.secondary}`, boxShadow: "none" } } },
    MuiTooltip: {
      defaultProps: { arrow: true, enterDelay: 150 },
      styleOverrides: {
        arrow: { color: "#25303d" },
        tooltip: {
          backgroundColor: "#25303d",
          color: "#ffffff",
          fontSize: "0.8125rem",
          fontWeight: 500,
          maxWidth: 320,
          padding: "7px 10px",
        },
      },
    },
    MuiDialog: {
      styleOverrides: {
        paper: { border: hairline, borderRadius: 12, boxShadow: "0 24px 64px rgba(10, 18, 28, 0.28)" },
      },
    },
    MuiPopover: { styleOverrides: { paper: { border: hairline, boxShadow: "0 12px 32px rgba(10, 18, 28, 0.16)" } } },
    MuiChip: { styleOverrides: { root: { borderRadius: 7, fontWeight: 550 } } },
    MuiAlert: {
      styleOverrides: {
        root: { borderRadius: 8, fontSize: "0.875rem" },
        standardInfo: { backgroundColor: palette.info.light, color: palette.text.primary },
        standardSuccess: { backgroundColor: palette.success.light, color: palette.text.primary },
        standardWarning: { backgroundColor: palette.warning.light, color: palette.text.primary },
        standardError: { backgroundColor: palette.error.light, color: palette.text.primary },
      },
    },
    MuiAlertTitle: { styleOverrides: { root: { fontSize: "0.9375rem", fontWeight: 650, marginBottom: 2 } } },
    MuiAccordion: {
      defaultProps: { disableGutters: true, square: true },
      styleOverrides: { root: { backgroundColor: "transparent", "&::before": { display: "none" } } },
    },
    MuiAccordionSummary: {
      styleOverrides: {
        root: { fontFamily: "inherit", padding: "0 20px" },
        content: { minWidth: 0, textAlign: "left" },
      },
    },
    MuiListItemButton: { styleOverrides: { root: { borderRadius: 8 } } },
  };
}

function focusRing(color: string) {
  return { outline: `2px solid ${color}`, outlineOffset: 2 };
}
