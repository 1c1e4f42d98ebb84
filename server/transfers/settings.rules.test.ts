import { expect, test } from "vitest";
import { defaultTransferSettings, returnTime, toleranceFor } from "./settings.rules.ts";

test("one per cent is tolerated unless the merchant says otherwise, rounded down, never more than 100.00", () => {
  const tolerated = [99, 100, 245_075, 1_000_000, 5_000_000].map((amount) =>
    toleranceFor(defaultTransferSettings, amount),
  );
  expect(tolerated).toEqual([0, 1, 2_450, 10_000, 10_000]);
  expect(toleranceFor({ ...defaultTransferSettings, toleranceBasisPoints: 250 }, 10_050)).toBe(251);
  expect(toleranceFor({ ...defaultTransferSettings, toleranceMax: 0 }, 1_000_000)).toBe(0);
});

test("the largest amount is shared without losing a unit", () => {
  const all = { ...defaultTransferSettings, toleranceBasisPoints: 10_000, toleranceMax: Number.MAX_SAFE_INTEGER };
  expect(toleranceFor(all, 999_999_999_999_999)).toBe(999_999_999_999_999);
});

const keeping = { ...defaultTransferSettings, refundPolicy: "on_expiration" } as const;

test.each([
  ["at once", defaultTransferSettings, "ARS", 1_000],
  ["after the hold", { ...keeping, holdHours: 24 }, "ARS", 86_401_000],
  ["never, with a hold of zero", keeping, "ARS", null],
  ["never by itself in Brazil", defaultTransferSettings, "BRL", null],
] as const)("money without an order goes back %s", (_claim, settings, currency, expected) => {
  expect(returnTime(settings, currency, 1_000)).toBe(expected);
});
