import { afterEach, expect, test } from "vitest";
import { parseMajor } from "../../../shared/money.ts";
import { dayText } from "../dates/day-text.ts";
import { relativeInstant, shortInstant } from "../dates/instant-text.ts";
import { setLocale } from "./locale.ts";
import { formatMoney, numberText, percentOf, typedMoney } from "./number-text.ts";

const english = { tag: "en-GB", percentSign: " %" };
afterEach(() => setLocale(english));

test.each([
  ["en-GB", "12,345.5", "3.50 %", "1,234,567.89 NOK", "1234.50", "3 Apr 2026", "3 Apr, 12:00", "2 days ago"],
  ["nb-NO", "12 345,5", "3,50 %", "1 234 567,89 NOK", "1234,50", "3. apr. 2026", "3. apr., 12:00", "i forgårs"],
  [
    "es-AR-u-hc-h23",
    "12.345,5",
    "3,50 %",
    "1.234.567,89 NOK",
    "1234,50",
    "3 de abr de 2026",
    "3 abr, 12:00",
    "anteayer",
  ],
  ["pt-BR", "12.345,5", "3,50 %", "1.234.567,89 NOK", "1234,50", "3 de abr. de 2026", "3 de abr., 12:00", "anteontem"],
])("%s has its own marks in everything", (tag, number, percent, money, typed, day, instant, ago) => {
  setLocale({ ...english, tag });
  const at = "2026-04-03T12:00:00Z";
  const later = Date.parse("2026-04-05T12:00:00Z");
  const said = [
    numberText(12_345.5),
    percentOf(3.5, 2),
    formatMoney(123_456_789, "NOK"),
    typedMoney(123_450, "NOK"),
    dayText("2026-04-03"),
    shortInstant(at, "UTC", later),
    relativeInstant(at, later),
  ].map((text) => text.replaceAll(/[\u00a0\u202f]/g, " "));
  expect(said).toEqual([number, percent, money, typed, day, instant, ago]);
  expect(parseMajor(typedMoney(123_450, "NOK"), "NOK")).toEqual({ ok: true, amount: 123_450 });
});
