import fc from "fast-check";
import { expect, test } from "vitest";
import { isCbu, isCbuAlias, makeCvu } from "./bank-account.ts";
import { decodeEmv, decodeFields, emvChecksum, emvText, encodeEmv } from "./emv-code.ts";
import { isPixKey } from "./pix-key.ts";
import { argentineCode, brCode } from "./qr-code-text.ts";

test.each([
  "4310009922100000122004",
  "0070327530004025541644",
  "2850590940090418135201",
  "0170042800000012345674",
  "0000123200000456789014",
])("%s is a CBU or CVU", (cbu) => {
  expect(isCbu(cbu)).toBe(true);
});

test.each(["0000003100012345678901", "017004280000001234567", "01700428000000123456745", "0170042900000012345674"])(
  "%s is none",
  (text) => {
    expect(isCbu(text)).toBe(false);
  },
);

test("an account that is made up is a CVU", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{3}$/), fc.stringMatching(/^\d{13}$/), (entity, account) => {
      const cvu = makeCvu(entity, account);
      expect(isCbu(cvu)).toBe(true);
      expect(cvu.startsWith("000")).toBe(true);
    }),
  );
});

test("an alias has six to twenty letters, digits, points and hyphens", () => {
  expect(isCbuAlias("NORTE.PAGOS")).toBe(true);
  for (const alias of ["norte", "a".repeat(21), "norte pagos", "ñandú.pagos"]) expect(isCbuAlias(alias)).toBe(false);
});

test.each([
  ["cpf", "39053344705", true],
  ["cpf", "12345678901", false],
  ["cnpj", "11222333000181", true],
  ["email", "caixa@loja.example", true],
  ["email", "caixa@loja", false],
  ["phone", "+5511912345678", true],
  ["phone", "11912345678", false],
  ["random", "5c1d0a2e-7b34-4f19-8a60-2f9d4c3b1e70", true],
  ["random", "5c1d0a2e7b344f198a602f9d4c3b1e70", false],
] as const)("as a %s key, %s: %s", (type, key, isKey) => {
  expect(isPixKey(type, key)).toBe(isKey);
});

test("the checksum is the published one", () => {
  expect(emvChecksum("123456789")).toBe("29B1");
});

test("a BR-Code is the composed sample, character for character", () => {
  const code = brCode({
    amount: 8_000,
    merchantName: "Kontor",
    city: "São Paulo",
    url: "pix.kontor.example/v2/5c1d0a2e7b344f198a602f9d4c3b1e70",
  });
  expect(code).toBe(
    "00020101021226760014br.gov.bcb.pix2554pix.kontor.example/v2/5c1d0a2e7b344f198a602f9d4c3b1e70" +
      "520400005303986540580.005802BR5906Kontor6009Sao Paulo62070503***63041AE0",
  );
});

test("an Argentine code names the order, the amount and the currency", () => {
  const code = argentineCode({
    amount: 245_075,
    merchantName: "Ñandú Librería",
    city: "Rosario",
    reference: "5c1d0a2e",
  });
  const fields = decodeEmv(code);
  expect(Object.fromEntries(fields ?? [])).toMatchObject({
    "53": "032",
    "54": "2450.75",
    "58": "AR",
    "59": "Nandu Libreria",
  });
  expect(decodeFields(fields?.get("43") ?? "")?.get("01")).toBe("5c1d0a2e");
});

test("what is encoded is read back, and one changed character is noticed", () => {
  const value = fc.stringMatching(/^[ -~]{1,40}$/);
  fc.assert(
    fc.property(value, value, fc.nat(), (first, second, where) => {
      const text = encodeEmv([
        ["59", first],
        ["60", second],
      ]);
      expect(decodeEmv(text)?.get("60")).toBe(second);
      const at = where % text.length;
      const other = text.charAt(at) === "0" ? "1" : "0";
      expect(decodeEmv(`${text.slice(0, at)}${other}${text.slice(at + 1)}`)).toBeNull();
    }),
  );
});

test("a value that is too long for its field is refused instead of cut", () => {
  expect(() => encodeEmv([["59", "x".repeat(100)]])).toThrow(RangeError);
});

test("names lose their accents and what scanners cannot show", () => {
  expect(emvText("Café Ñandú 🦤 de la Esquina Vieja", 25)).toBe("Cafe Nandu  de la Esquina");
});
