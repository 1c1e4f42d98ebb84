import { expect, test } from "vitest";
import { i18nProvider } from "../../i18n/i18n-provider.ts";
import type { Words } from "../../i18n/use-words.ts";
import { codesText, waitsText, waitText } from "./schedule-text.ts";

const words: Words = (key, values) => i18nProvider.translate(key, values);

test.each([
  [5_000, "5 seconds"],
  [90_000, "90 seconds"],
  [60_000, "1 minute"],
  [1_800_000, "30 minutes"],
  [7_200_000, "2 hours"],
  [86_400_000, "24 hours"],
  [432_000_000, "5 days"],
])("%i ms are %s", (ms, text) => expect(waitText(words, ms)).toBe(text));

test.each([
  ["one wait", [60_000], "1 minute"],
  ["several", [5_000, 60_000, 7_200_000], "5 seconds, 1 minute and 2 hours"],
  ["the same ones together", [10_000, ...Array<number>(11).fill(7_200_000)], "10 seconds and 11 times 2 hours"],
])("%s", (_claim, delays, text) => expect(waitsText(words, delays)).toBe(text));

test("codes are told as stretches", () => {
  expect(codesText([[410, 410]])).toBe("410");
  expect(
    codesText([
      [300, 499],
      [501, 501],
    ]),
  ).toBe("300–499, 501");
});
