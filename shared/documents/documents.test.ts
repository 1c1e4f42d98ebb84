import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePayerDocument } from "./payer-document.ts";
import { dniOfCuit, isCnpj, isCpf, isCuit } from "./tax-number.ts";

test.each(["20221370075", "20234567897", "20301234563", "30712345671"])("%s is a CUIT", (cuit) => {
  expect(isCuit(cuit)).toBe(true);
});

test.each(["20123456789", "20999999999", "27123456785", "2030123456", "203012345630", "2030123456A"])(
  "%s is no CUIT",
  (text) => {
    expect(isCuit(text)).toBe(false);
  },
);

test.each(["12345678909", "98765432100", "39053344705", "71428793860"])("%s is a CPF", (cpf) => {
  expect(isCpf(cpf)).toBe(true);
});

test.each(["12345678901", "11111111111", "00000000000", "1234567890"])("%s is no CPF", (text) => {
  expect(isCpf(text)).toBe(false);
});

test.each(["58084921000160", "11222333000181", "12ABC34501DE35"])("%s is a CNPJ", (cnpj) => {
  expect(isCnpj(cnpj)).toBe(true);
});

test.each(["11222333000180", "12ABC34501DE36", "12abc34501de35", "00000000000000", "12ABC34501DE3X"])(
  "%s is no CNPJ",
  (text) => {
    expect(isCnpj(text)).toBe(false);
  },
);

test("one wrong digit never goes unnoticed", () => {
  const cases = fc.tuple(
    fc.constantFrom("20301234563", "30712345671"),
    fc.integer({ min: 0, max: 10 }),
    fc.integer({ min: 1, max: 9 }),
  );
  fc.assert(
    fc.property(cases, ([cuit, position, step]) => {
      const digit = (Number(cuit.charAt(position)) + step) % 10;
      expect(isCuit(`${cuit.slice(0, position)}${digit}${cuit.slice(position + 1)}`)).toBe(false);
    }),
  );
});

test("a CUIT holds the DNI of its owner", () => {
  expect(dniOfCuit("20301234563")).toBe("30123456");
  expect(dniOfCuit("20012345670")).toBe("1234567");
});

const strict = { type: null, acceptsSample: false } as const;

test.each([
  ["AR", "20-30123456-3", "CUIT", "20301234563"],
  ["AR", "30.123.456", "DNI", "30123456"],
  ["AR", "1234567", "DNI", "1234567"],
  ["BR", "390.533.447-05", "CPF", "39053344705"],
  ["BR", "11.222.333/0001-81", "CNPJ", "11222333000181"],
  ["BR", "12.abc.345/01de-35", "CNPJ", "12ABC34501DE35"],
] as const)("%s: %s is a %s", (country, number, type, digits) => {
  expect(parsePayerDocument({ ...strict, number, country })).toEqual({ ok: true, document: { type, number: digits } });
});

test.each([
  ["a number with wrong check digits", { country: "AR", number: "20-12345678-9", type: null }, /check digits/],
  ["a length that nothing has", { country: "AR", number: "123456", type: null }, /CUIT or CUIL .* DNI/],
  ["a document of the other country", { country: "AR", number: "11222333000181", type: null }, /CUIT or CUIL/],
  ["a type that contradicts the number", { country: "AR", number: "30123456", type: "CUIT" }, /not a CUIT/],
  ["a type of the other country", { country: "BR", number: "39053344705", type: "CUIT" }, /not a CUIT/],
  ["the sample of the public pages on a live account", { country: "BR", number: "12345678901", type: null }, /check/],
] as const)("refuses %s, and names what is accepted", (_claim, given, message) => {
  const parsed = parsePayerDocument({ ...given, acceptsSample: false });
  expect(parsed).toMatchObject({ ok: false, message: expect.stringMatching(message) as string });
});

test("keeps what the caller says where it fits: a CUIL looks like a CUIT", () => {
  const parsed = parsePayerDocument({ country: "AR", number: "20301234563", type: "CUIL", acceptsSample: false });
  expect(parsed).toEqual({ ok: true, document: { type: "CUIL", number: "20301234563" } });
});

test("a sandbox account accepts the sample of the public pages, and no other wrong number", () => {
  const sandbox = { country: "BR", type: null, acceptsSample: true } as const;
  expect(parsePayerDocument({ ...sandbox, number: "123.456.789-01" }).ok).toBe(true);
  expect(parsePayerDocument({ ...sandbox, number: "12345678902" }).ok).toBe(false);
});
