import { expect, test } from "vitest";
import { withTexts } from "./use-localized-theme.ts";

test("texts of a language stand beside what the theme says of the same components", () => {
  const theme = {
    components: { MuiAlert: { styleOverrides: { root: {} }, defaultProps: { severity: "info" as const } } },
  };
  const texts = { components: { MuiAlert: { defaultProps: { closeText: "Lukk" } } } };
  expect(withTexts(theme, texts).components).toEqual({
    MuiAlert: { styleOverrides: { root: {} }, defaultProps: { severity: "info", closeText: "Lukk" } },
  });
});
