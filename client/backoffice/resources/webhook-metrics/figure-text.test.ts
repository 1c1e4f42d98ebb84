import { describe, expect, test } from "vitest";
import { i18nProvider } from "../../i18n/i18n-provider.ts";
import type { Words } from "../../i18n/use-words.ts";
import { bucketLabel, bucketTick } from "./bucket-text.ts";
import { durationOf } from "./duration-text.ts";
import { amountChange, rateChange } from "./figure-change.ts";

const words: Words = (key, values) => i18nProvider.translate(key, values);

test.each([
  [0, "0 ms"],
  [999, "999 ms"],
  [1_440, "1.4 s"],
  [42_000, "42 s"],
  [90_000, "1.5 min"],
  [12_600_000, "3.5 h"],
  [259_200_000, "3 d"],
])("%i milliseconds are %s", (ms, text) => expect(durationOf(words, ms).replace("\u00a0", " ")).toBe(text));

describe("a change", () => {
  test.each([
    ["is told in points", [95, 100], [98, 100], { direction: "down", amount: 3 }],
    ["of less than a tenth is none", [980, 1_000], [9_800, 10_000], { direction: "same", amount: 0 }],
    ["is not told of few", [20, 20], [98, 100], null],
    ["is not told against few", [98, 100], [0, 0], null],
  ] as const)("of a rate %s", (_claim, now, before, change) => {
    const share = ([numerator, denominator]: readonly [number, number]) => ({ numerator, denominator });
    expect(rateChange(share(now), share(before))).toEqual(change);
  });

  test.each([
    ["is told in percent", 150, 120, { direction: "up", amount: 25 }],
    ["is not told against nothing", 150, 0, null],
    ["is not told of what was not measured", null, 120, null],
  ] as const)("of an amount %s", (_claim, now, before, change) => expect(amountChange(now, before)).toEqual(change));
});

describe("a bucket", () => {
  const bucket = { starts_at: "2026-10-31T23:00:00.000Z", ends_at: "2026-11-08T23:00:00.000Z" };
  const zone = "Europe/Oslo";
  test.each([
    ["hour", "00:00", "1 Nov, 00:00"],
    ["day", "1 Nov", "Sun 1 Nov"],
    ["week", "1 Nov", "1 Nov – 8 Nov 2026"],
    ["month", "Nov 2026", "Nov 2026"],
  ] as const)("of a %s is named in its zone", (unit, tick, label) => {
    expect(bucketTick(bucket, { unit, zone })).toBe(tick);
    expect(bucketLabel(bucket, { unit, zone }).replace("Sun, ", "Sun ")).toBe(label);
  });
});
