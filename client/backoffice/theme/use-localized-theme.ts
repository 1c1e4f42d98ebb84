import type { Localization } from "@mui/material/locale";
import { useMemo, useSyncExternalStore } from "react";
import type { RaThemeOptions } from "react-admin";
import { onLanguageChange, spokenMui } from "../i18n/i18n-provider.ts";

/** A theme whose components say their own texts, such as the names of their buttons, in the language that is spoken. */
export function useLocalizedTheme(theme: RaThemeOptions): RaThemeOptions {
  const texts = useSyncExternalStore(onLanguageChange, spokenMui);
  return useMemo(() => withTexts(theme, texts), [theme, texts]);
}

/** The texts become default props, beside what the theme says of the same components. */
export function withTexts(theme: RaThemeOptions, { components = {} }: Localization): RaThemeOptions {
  const own: Readonly<Record<string, { defaultProps?: object } | undefined>> = theme.components ?? {};
  const localized = Object.entries(components).map(([name, texts]) => {
    const defaultProps = { ...own[name]?.defaultProps, ...texts?.defaultProps };
    return [name, { ...own[name], defaultProps }] as const;
  });
  return { ...theme, components: { ...theme.components, ...Object.fromEntries(localized) } };
}
