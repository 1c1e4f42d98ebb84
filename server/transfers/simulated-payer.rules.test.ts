import { expect, test } from "vitest";
import { isCpf, isCuit } from "../../shared/documents/tax-number.ts";
import { otherPayer } from "./simulated-payer.rules.ts";

test.each([
  ["a CUIT that is not theirs", "20301234563"],
  ["never the payer's own", "20234567897"],
  ["never one that holds the payer's DNI", "23456789"],
])("the other payer of an Argentine order has %s", (_claim, document) => {
  const other = otherPayer("AR", document);
  expect(isCuit(other)).toBe(true);
  expect(other).not.toContain(document);
});

test("the other payer of a Brazilian order has a CPF that is not theirs", () => {
  expect(isCpf(otherPayer("BR", "98765432100"))).toBe(true);
  expect(otherPayer("BR", "98765432100")).not.toBe("98765432100");
  expect(otherPayer("BR", "12345678909")).toBe("98765432100");
});
