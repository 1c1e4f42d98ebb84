import { expect, test } from "vitest";
import { passedMark, timeLeft } from "./time-left.ts";

test.each([
  ["the last second", 1, "00:01"],
  ["minutes and seconds", 899_000, "14:59"],
  ["hours", 7_200_000, "2:00:00"],
  ["the last second before a day", 86_399_000, "23:59:59"],
])("shows %s as a clock", (_claim, leftMs, text) => {
  expect(timeLeft(leftMs)).toEqual({ kind: "clock", text });
});

test("shows what is longer than a day in days and hours", () => {
  expect(timeLeft(2 * 86_400_000 + 3 * 3_600_000)).toEqual({ kind: "days", days: 2, hours: 3 });
});

test.each([
  ["with plenty of time", 600_001, null],
  ["ten minutes before", 600_000, 10],
  ["between two marks", 200_000, 5],
  ["in the last minute", 59_000, 1],
])("the mark %s", (_claim, leftMs, mark) => {
  expect(passedMark(leftMs)).toBe(mark);
});
