import { expect, test } from "vitest";
import { inPieces } from "./many-rows.ts";

const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);

test.each([
  [0, []],
  [1, [1]],
  [6, [6]],
  [13, [8, 5]],
  [64, [64]],
  [203, [64, 64, 64, 8, 3]],
])("%i rows go in pieces of %j, all of them and in their order", (count, lengths) => {
  const pieces = inPieces(numbers(count));
  expect(pieces.map((piece) => piece.length)).toEqual(lengths);
  expect(pieces.flat()).toEqual(numbers(count));
});

test("few lengths serve any number of rows", () => {
  const lengths = new Set(numbers(500).flatMap((count) => inPieces(numbers(count)).map((piece) => piece.length)));
  expect([...lengths].toSorted((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 16, 32, 64]);
});
