import type { HostedTheme } from "../../shared/checkout/hosted-page.schema.ts";

type Rgb = readonly [number, number, number];

const white: Rgb = [255, 255, 255];
const nearBlack: Rgb = [12, 21, 38];
/** The cards of the light and of the dark page, which links and marks have to stand out from. */
const cards = { light: white, dark: [29, 33, 40] } as const;
/** WCAG AA for text. */
const contrastMin = 4.5;

/**
 * Puts the shop's colours and corners on the page. Text on a colour and links in it are chosen so
 * that they can be read, whatever the colour is.
 */
export function applyTheme(theme: HostedTheme, root: HTMLElement = document.documentElement): void {
  const backdrop = readColor(theme.backdrop);
  const primary = readColor(theme.primary);
  if (backdrop !== null) {
    set(root, "--page", css(backdrop));
    // The cards and their text follow the shop's page, not the payer's system.
    root.dataset["scheme"] = contrast(backdrop, white) > contrast(backdrop, nearBlack) ? "dark" : "light";
    set(root, "--on-page", css(readable(backdrop)));
  }
  if (primary !== null) {
    set(root, "--accent", css(primary));
    set(root, "--on-accent", css(readable(primary)));
    set(root, "--link-light", linkOn(cards.light, primary));
    set(root, "--link-dark", linkOn(cards.dark, primary));
  }
  if (theme.card_radius !== null) set(root, "--card-radius", `${theme.card_radius}px`);
  if (theme.button_radius !== null) set(root, "--button-radius", `${theme.button_radius}px`);
}

function set(root: HTMLElement, name: string, value: string): void {
  root.style.setProperty(name, value);
}

function linkOn(card: Rgb, color: Rgb): string {
  return contrast(card, color) >= contrastMin ? css(color) : "var(--text)";
}

function readable(background: Rgb): Rgb {
  return contrast(background, white) >= contrastMin ? white : nearBlack;
}

/** `#1746a2`, `#14a`, `rgb(23, 70, 162)`; what shines through is taken as if it did not. */
export function readColor(text: string | null): Rgb | null {
  if (text === null) return null;
  const hex = /^#([0-9a-f]+)$/i.exec(text)?.[1];
  if (hex !== undefined) {
    const digits = hex.length < 6 ? hex.replace(/./g, "$&$&") : hex;
    return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16)) as unknown as Rgb;
  }
  const parts = text.match(/[\d.]+%?/g)?.slice(0, 3) ?? [];
  if (parts.length < 3) return null;
  const numbers = parts.map((part) => (part.endsWith("%") ? Number.parseFloat(part) * 2.55 : Number(part)));
  return numbers.map((value) => Math.min(255, Math.max(0, Math.round(value)))) as unknown as Rgb;
}

function css([red, green, blue]: Rgb): string {
  return `rgb(${red} ${green} ${blue})`;
}

/** WCAG 2.1 contrast ratio, 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
