/** An amount in the smallest unit of its currency: øre, cents, fils, or whole yen. Always a safe integer. */
export type Minor = number & { readonly __unit: "minor" };

/** @throws RangeError when the value is not a safe integer. */
export function minor(value: number): Minor {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number of minor units`);
  return (value === 0 ? 0 : value) as Minor;
}

/** Currencies whose exponent is not two (ISO 4217, list one). */
const exponents: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

/** How many decimals a currency has: 2 unless ISO 4217 says otherwise. */
export function currencyDecimals(currency: string): number {
  return exponents[currency] ?? 2;
}

/** `1234` NOK as `12.34`: plain digits and a point, for fields, exports and files. */
export function toMajorText(amount: number, currency: string): string {
  const decimals = currencyDecimals(currency);
  const sign = amount < 0 ? "-" : "";
  const digits = String(Math.abs(amount)).padStart(decimals + 1, "0");
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** `1234567` NOK as `12 345.67 NOK` with the locale's own marks; never rounds. */
export function formatMoney(amount: number, currency: string, locale = "en"): string {
  const decimals = currencyDecimals(currency);
  const major = toMajorText(amount, currency);
  const [whole = "0", fraction] = major.replace("-", "").split(".");
  const grouped = new Intl.NumberFormat(locale, { useGrouping: true }).format(BigInt(whole));
  const mark = decimals === 0 ? "" : decimalMark(locale);
  return `${amount < 0 ? "−" : ""}${grouped}${mark}${fraction ?? ""} ${currency}`;
}

function decimalMark(locale: string): string {
  const part = new Intl.NumberFormat(locale).formatToParts(1.5).find((piece) => piece.type === "decimal");
  return part?.value ?? ".";
}

export type MajorParse =
  { ok: true; amount: Minor } | { ok: false; reason: "empty" | "not_a_number" | "too_many_decimals" | "too_large" };

/**
 * Reads what a person typed, such as `1 234,50`, `1,234.50` or `1234`.
 *
 * The last point or comma is the decimal mark unless it is followed by exactly three digits and the
 * currency has fewer decimals, in which case it groups. Nothing is ever rounded.
 */
export function parseMajor(text: string, currency: string): MajorParse {
  const compact = text.replace(/[\s\u00a0\u202f']/g, "");
  if (compact === "") return { ok: false, reason: "empty" };
  if (!/^\d[\d.,]*$/.test(compact)) return { ok: false, reason: "not_a_number" };
  const decimals = currencyDecimals(currency);
  const split = splitDecimal(compact, decimals);
  if (split === null) return { ok: false, reason: "not_a_number" };
  if (split.fraction.length > decimals) return { ok: false, reason: "too_many_decimals" };
  const value = Number(split.whole + split.fraction.padEnd(decimals, "0"));
  return Number.isSafeInteger(value) ? { ok: true, amount: minor(value) } : { ok: false, reason: "too_large" };
}

function splitDecimal(compact: string, decimals: number): { whole: string; fraction: string } | null {
  const at = Math.max(compact.lastIndexOf("."), compact.lastIndexOf(","));
  if (at === -1) return { whole: compact, fraction: "" };
  const mark = compact.charAt(at);
  const before = compact.slice(0, at);
  const after = compact.slice(at + 1);
  const groupsOnly = isGrouped(compact, mark);
  if (groupsOnly && after.length === 3 && decimals < 3) return { whole: compact.replaceAll(mark, ""), fraction: "" };
  if (before.includes(mark) || after === "") return null;
  const other = mark === "." ? "," : ".";
  if (before.includes(other) && !isGrouped(before, other)) return null;
  return { whole: before.replaceAll(other, ""), fraction: after };
}

function isGrouped(text: string, mark: string): boolean {
  return new RegExp(`^\\d{1,3}(\\${mark}\\d{3})+$`).test(text);
}
