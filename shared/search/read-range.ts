import { endOfDay, shiftDay, shiftMonths, startOfDay } from "../calendar-day.ts";
import { isCalendarDay } from "../instant.ts";
import { formatMoney, parseMajor } from "../money.ts";
import type { ReadValue, SearchRange, ValueContext } from "./read-value.ts";

/** `100`, `>=100`, `>100`, `<=100`, `<100`, `10..20`, `10..`, `..20`. */
interface Bounds {
  from: { text: string; isExcluded: boolean } | null;
  to: { text: string; isExcluded: boolean } | null;
}

function readBounds(text: string): Bounds {
  const [, sign, rest = ""] = /^(>=|<=|>|<)(.*)$/.exec(text) ?? [];
  if (sign !== undefined) {
    const end = { text: rest, isExcluded: !sign.endsWith("=") };
    return sign.startsWith(">") ? { from: end, to: null } : { from: null, to: end };
  }
  const [, low = "", high = ""] = /^(.*?)\.\.(.*)$/.exec(text) ?? [undefined, text, text];
  const end = (part: string) => (part === "" ? null : { text: part, isExcluded: false });
  return { from: end(low), to: end(high) };
}

/** Amounts in whole units of the currency, which stands behind them or elsewhere in the search. */
export function readAmountRange(text: string, besides: string | null): ReadValue {
  const [, bare = "", behind] = /^(.*?)\s*([A-Za-z]{3})?$/.exec(text) ?? [];
  const currency = behind?.toUpperCase() ?? besides;
  const { from, to } = readBounds(bare);
  const unreadable = { ok: false, problem: { code: "amount_unreadable", text } } as const;
  // Whether it is an amount at all can be said before its currency is known.
  const isAmount = [from, to].every(
    (end) => end === null || parseMajor(end.text, "NOK").ok || parseMajor(end.text, "KWD").ok,
  );
  if (!isAmount || (from === null && to === null)) return unreadable;
  if (currency === null) return { ok: false, problem: { code: "amount_without_currency", text } };
  const gte = readAmount(from, currency, 1);
  const lte = readAmount(to, currency, -1);
  if (gte === undefined || lte === undefined || isReversed(gte, lte)) return unreadable;
  const shown = rangeShown(gte, lte, (value) => formatMoney(value, currency));
  return { ok: true, value: { kind: "range", currency, shown, range: rangeOf(gte, lte) } };
}

/** Undefined where it is none in this currency. */
function readAmount(end: Bounds["from"], currency: string, step: 1 | -1): number | null | undefined {
  if (end === null) return null;
  const read = parseMajor(end.text, currency);
  if (!read.ok) return undefined;
  return end.isExcluded ? read.amount + step : read.amount;
}

export function readCountRange(text: string): ReadValue {
  const { from, to } = readBounds(text);
  const read = (end: Bounds["from"], step: 1 | -1) => {
    if (end === null) return null;
    return /^\d{1,5}$/.test(end.text) ? Number(end.text) + (end.isExcluded ? step : 0) : undefined;
  };
  const [gte, lte] = [read(from, 1), read(to, -1)];
  const isUnreadable = gte === undefined || lte === undefined || (gte === null && lte === null) || isReversed(gte, lte);
  if (isUnreadable) return { ok: false, problem: { code: "count_unreadable", text } };
  return {
    ok: true,
    value: { kind: "range", currency: null, shown: rangeShown(gte, lte, String), range: rangeOf(gte, lte) },
  };
}

interface Days {
  first: string;
  last: string;
}

/** Days, months and years of the zone, or a span up to today. */
export function readDateRange(text: string, { zone, today }: ValueContext): ReadValue {
  const named = namedDays(text.toLowerCase(), today);
  const { from, to } = named === null ? readBounds(text) : { from: null, to: null };
  const [low, high] = named === null ? [from && daysOf(from.text), to && daysOf(to.text)] : [named, named];
  const isUnreadable =
    (from !== null && low === null) || (to !== null && high === null) || (low === null && high === null);
  const first = low === null ? null : from?.isExcluded === true ? shiftDay(low.last, 1) : low.first;
  const last = high === null ? null : to?.isExcluded === true ? shiftDay(high.first, -1) : high.last;
  if (isUnreadable || (first !== null && last !== null && first > last))
    return { ok: false, problem: { code: "date_unreadable", text } };
  const range: SearchRange = {
    ...(first === null ? {} : { gte: startOfDay(zone, first) }),
    ...(last === null ? {} : { lte: endOfDay(zone, last) }),
  };
  return { ok: true, value: { kind: "range", currency: null, range, shown: rangeShown(first, last, String) } };
}

function namedDays(text: string, today: string): Days | null {
  if (text === "today") return { first: today, last: today };
  if (text === "yesterday") return { first: shiftDay(today, -1), last: shiftDay(today, -1) };
  const days = /^(\d{1,3})d$/.exec(text)?.[1];
  return days === undefined || Number(days) === 0 ? null : { first: shiftDay(today, 1 - Number(days)), last: today };
}

/** The days of `2026`, `2026-01` or `2026-01-15`. */
function daysOf(text: string): Days | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  if (year === undefined) return null;
  const first = `${year}-${month ?? "01"}-${day ?? "01"}`;
  if (!isCalendarDay(first)) return null;
  if (day !== undefined) return { first, last: first };
  return { first, last: shiftDay(shiftMonths(first, month === undefined ? 12 : 1), -1) };
}

function isReversed(gte: number | null, lte: number | null): boolean {
  return gte !== null && lte !== null && gte > lte;
}

function rangeOf(gte: number | null, lte: number | null): SearchRange {
  return { ...(gte === null ? {} : { gte: String(gte) }), ...(lte === null ? {} : { lte: String(lte) }) };
}

/** `≥ 100`, `10 – 20`: both ends in the words of `format`. */
export function rangeShown<Value>(gte: Value | null, lte: Value | null, format: (value: Value) => string): string {
  if (gte === null) return lte === null ? "" : `≤ ${format(lte)}`;
  if (lte === null) return `≥ ${format(gte)}`;
  return gte === lte ? format(gte) : `${format(gte)} – ${format(lte)}`;
}
