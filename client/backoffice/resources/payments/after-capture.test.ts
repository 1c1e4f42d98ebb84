import { expect, test } from "vitest";
import { paymentWith } from "../../testing/payment.ts";
import { statusAfterCapture } from "./after-capture.ts";

test.each([
  ["a part leaves it partially captured", 100_00, false, "PARTIALLY_CAPTURED"],
  ["the rest captures it", 700_00, false, "CAPTURED"],
  ["a last part releases what it leaves", 100_00, true, "CAPTURED"],
] as const)("%s", (_claim, amount, isFinal, status) => {
  expect(statusAfterCapture(paymentWith(), { amount, isFinal })).toBe(status);
});
