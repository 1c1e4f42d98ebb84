import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskEmail, maskFacts, maskName, maskNumber, maskPerson, maskPhone, maskText } from "./mask.rules.ts";

describe("names, e-mails and phones", () => {
  test.each([
    ["a name keeps its initials", maskName("Kari  Nordmann"), "K… N…"],
    ["one word keeps one letter", maskName("Østen"), "Ø…"],
    ["an empty name stays empty", maskName(""), ""],
    ["an e-mail keeps two letters and the ending", maskEmail("kari.nordmann@shop.example"), "k…@s….example"],
    ["a domain without a dot keeps no ending", maskEmail("kari@localhost"), "k…@l…"],
    ["what is no e-mail is masked all the same", maskEmail("kari"), "k…"],
    ["a phone keeps its last two digits", maskPhone("+47 998 87 766"), "…66"],
    ["a short number keeps nothing", maskPhone("1881"), "…"],
    ["a document keeps its last three characters", maskNumber("20301234563"), "…563"],
    ["what is too short for a document keeps nothing", maskNumber("123456"), "…"],
  ])("%s", (_claim, masked, expected) => {
    expect(masked).toBe(expected);
  });

  test("a person with personal.read on sees everything", () => {
    const person = { name: "Kari", email: "kari@shop.example", phone: null };
    expect(maskPerson(person, false)).toEqual({ ...person, is_masked: false });
  });

  test("what is missing stays missing", () => {
    expect(maskPerson({ name: null, email: null, phone: null }, true)).toEqual({
      name: null,
      email: null,
      phone: null,
      is_masked: true,
    });
  });
});

describe("free text", () => {
  test("addresses and numbers inside it are masked, the rest stays", () => {
    const text = 'Called "kari@shop.example" on +47 998 87 766 about A-100123';
    expect(maskText(text)).toBe('Called "k…@s….example" on …66 about A-100123');
  });

  test("no local part of two letters or more survives", () => {
    const local = fc.stringMatching(/^[a-z]{2,20}$/);
    fc.assert(
      fc.property(local, fc.stringMatching(/^[ a-z]{0,10}$/), (name, before) => {
        expect(maskText(`${before} ${name}@shop.example`)).not.toContain(`${name}@`);
      }),
    );
  });
});

test("facts of unknown shape lose what is personal, however deep", () => {
  const facts = {
    code: 7,
    customer_email: "kari@shop.example",
    nested: [{ first_name: "Kari", note: "ask kari@shop.example", ok: true }],
  };
  expect(maskFacts(facts)).toEqual({
    code: 7,
    customer_email: "…",
    nested: [{ first_name: "…", note: "ask k…@s….example", ok: true }],
  });
});
