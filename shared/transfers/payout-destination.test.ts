import { expect, test } from "vitest";
import { destinationFault, type DestinationType } from "./payout-destination.ts";

const to = (identifierType: DestinationType, identifierValue: string, taxId: string | null = null) => ({
  identifierType,
  identifierValue,
  taxId,
  name: null,
});
const random = "5c1d0a2e-7b34-4f19-8a60-2f9d4c3b1e70";

test.each([
  ["ARS", to("cbu", "0170042800000012345674")],
  ["ARS", to("cbu", "0000123200000456789014", "20301234563")],
  ["ARS", to("alias_cbu", "NORTE.PAGOS")],
  ["BRL", to("pix_key_cpf", "39053344705")],
  ["BRL", to("pix_key_cnpj", "11222333000181")],
  ["BRL", to("pix_key_email", "caixa@loja.example", "39053344705")],
  ["BRL", to("pix_key_phone", "+5511912345678", "11222333000181")],
  ["BRL", to("pix_key_random", random, "39053344705")],
] as const)("%s goes to %j", (currency, destination) => {
  expect(destinationFault(destination, currency)).toBeNull();
});

test.each([
  ["a currency that is not paid there", "BRL", to("cbu", "0170042800000012345674"), "identifierType", false],
  ["a CBU with wrong check digits", "ARS", to("cbu", "0170042800000012345675"), "identifierValue", false],
  ["an alias that is too short", "ARS", to("alias_cbu", "norte"), "identifierValue", false],
  ["a CPF that nobody has", "BRL", to("pix_key_cpf", "12345678901"), "identifierValue", false],
  ["a key whose owner must be named", "BRL", to("pix_key_random", random), "taxId", false],
  ["an owner with wrong check digits", "BRL", to("pix_key_random", random, "12345678901"), "taxId", true],
  ["an owner of the other country", "ARS", to("alias_cbu", "NORTE.PAGOS", "39053344705"), "taxId", true],
] as const)("refuses %s", (_claim, currency, destination, field, isDocument) => {
  expect(destinationFault(destination, currency)).toMatchObject({ field, isDocument });
});
