import type { HostedTheme } from "../../../shared/checkout/hosted-page.schema.ts";
import type { Configuration } from "../../../shared/checkout/order.schema.ts";

const colorForm = /^(#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|rgba?\(\s*[\d.]+%?(\s*[,/ ]\s*[\d.]+%?){2,3}\s*\))$/i;
const radiusMaxPx = 40;

/** The shop's theme as far as it is one: nothing else reaches the page's style. */
export function presentTheme(configuration: Configuration): HostedTheme {
  const theme = configuration["theme"];
  const { backdrop, primary, cardRadius, buttonRadius } =
    typeof theme === "object" && theme !== null ? (theme as Record<string, unknown>) : {};
  return {
    backdrop: colorOf(backdrop),
    primary: colorOf(primary),
    card_radius: radiusOf(cardRadius),
    button_radius: radiusOf(buttonRadius),
  };
}

function colorOf(value: unknown): string | null {
  return typeof value === "string" && colorForm.test(value.trim()) ? value.trim() : null;
}

/** Shops write `8`, `"8"` or `"8px"`. */
function radiusOf(value: unknown): number | null {
  const text = typeof value === "number" ? String(value) : value;
  const [, digits] = typeof text === "string" ? (/^(\d+(?:\.\d+)?)(?:px)?$/.exec(text.trim()) ?? []) : [];
  return digits === undefined ? null : Math.min(Number(digits), radiusMaxPx);
}
