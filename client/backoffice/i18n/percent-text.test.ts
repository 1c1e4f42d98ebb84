import { expect, test } from "vitest";
import { percentText } from "./percent-text.ts";

test.each([
  ["nothing to take a share of", null, "–"],
  ["none", 0, "0 %"],
  ["one of ten thousand, which is not none", 1 / 10_000, "< 0.1 %"],
  ["one of two thousand, half of the last digit", 1 / 2_000, "0.1 %"],
  ["an eighth", 1 / 8, "12.5 %"],
  ["a third", 1 / 3, "33.3 %"],
  ["two thirds, which are more than 66.6", 2 / 3, "66.7 %"],
  ["half", 1 / 2, "50 %"],
  ["one that failed of a thousand", 999 / 1_000, "99.9 %"],
  ["four that failed of ten thousand", 9_996 / 10_000, "> 99.9 %"],
  ["one that failed of a million", 999_999 / 1_000_000, "> 99.9 %"],
  ["all", 1, "100 %"],
  ["more than there was, as refunds of a day can be", 5 / 4, "125 %"],
])("%s", (_claim, share, text) => {
  expect(percentText(share)).toBe(text);
});
