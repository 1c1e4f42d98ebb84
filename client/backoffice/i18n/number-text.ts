import { formatMoney as formatMoneyIn, toMajorText } from "../../../shared/money.ts";
import { localeTag, percentSign, perLocale } from "./locale.ts";

// A computed figure has been rounded by whoever computed it, so nothing is cut off here.
const plain = perLocale((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 20 }));

/** A number with the marks of the language that is spoken; `decimals` fills up with zeros. */
export function numberText(value: number, decimals?: number): string {
  if (decimals === undefined) return plain().format(value);
  return new Intl.NumberFormat(localeTag(), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value);
}

/** A count that stops at its cap: `10,000+`. */
export function cappedText(count: number, isCapped: boolean): string {
  return numberText(count) + (isCapped ? "+" : "");
}

/** `3.5` as `3.5 %`: a number of per cent, not a share. */
export function percentOf(value: number, decimals?: number): string {
  return numberText(value, decimals) + percentSign();
}

/** `1234567` minor units of NOK as `12,345.67 NOK`, with the marks of the language that is spoken. */
export function formatMoney(amount: number, currency: string): string {
  return formatMoneyIn(amount, currency, localeTag());
}

/** An amount as a person would type it: no grouping, and the decimal mark of the language that is spoken. */
export function typedMoney(amount: number, currency: string): string {
  return typedDecimal(toMajorText(amount, currency));
}

/** `3.5` with the decimal mark of the language that is spoken. */
export function typedDecimal(digits: string): string {
  return digits.replace(".", decimalMark());
}

const decimalMark = perLocale(
  (tag) => new Intl.NumberFormat(tag).formatToParts(1.5).find(({ type }) => type === "decimal")?.value ?? ".",
);
