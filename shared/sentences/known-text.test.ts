import { expect, test } from "vitest";
import { knownTexts } from "./known-text.ts";

const known = knownTexts({
  plain: "must be a day (2026-01-31)",
  most: "must be at most %{most}",
  span: "must be from %{least} to %{most} % a month",
});

test.each([
  ["must be a day (2026-01-31)", { name: "plain", values: {} }],
  ["must be at most 1,000.00", { name: "most", values: { most: "1,000.00" } }],
  ["must be from 0 to 30 % a month", { name: "span", values: { least: "0", most: "30" } }],
])("%j is found with what fills it", (message, found) => expect(known(message)).toEqual(found));

test.each(["must be at most", "must be at most 10 %", "it must be at most 5", "must be a day (2026-01-31) ", ""])(
  "%j is made by none of the texts",
  (message) => expect(known(message)).toBeNull(),
);
