import { expect, test } from "vitest";
import { sizeText } from "./size-text.ts";

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1_000, "1.0 kB"],
  [4_149_000, "4.1 MB"],
  [2_300_000_000, "2.3 GB"],
  [7_000_000_000_000_000, "7000.0 TB"],
])("%i bytes are %s", (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});

test("the number takes the marks of a language", () => {
  expect(sizeText(4_149_000, (value, decimals) => value.toFixed(decimals).replace(".", ","))).toBe("4,1 MB");
});
