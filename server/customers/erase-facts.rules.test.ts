import { describe, expect, test } from "vitest";
import { blankJson, eraseFacts, erasedText } from "./erase-facts.rules.ts";

describe("facts without what is personal", () => {
  test.each([
    [
      "addresses and contact go",
      { billing_address: { first_name: "Kari" }, email: "k@b.example", amount: 5 },
      { amount: 5 },
    ],
    [
      "who bought goes",
      { customer: { customer_id: "c-1" }, customer_ip: "203.0.113.9", channel: "web" },
      { channel: "web" },
    ],
    ["it goes however deep it lies", { a: [{ b: { phone_number: "1", c: 2 } }] }, { a: [{ b: { c: 2 } }] }],
    [
      "lines keep their names",
      { items: [{ name: "Lamp", line_id: "1" }] },
      { items: [{ name: "Lamp", line_id: "1" }] },
    ],
    ["the shop keeps its name", { merchant: { name: "Lampehuset" } }, { merchant: { name: "Lampehuset" } }],
    [
      "addresses within a text are taken out of it",
      { note: "call kari@buyer.example or +47 998 87 766 today" },
      { note: `call ${erasedText} or ${erasedText} today` },
    ],
  ])("%s", (_claim, facts, left) => expect(eraseFacts(facts)).toEqual(left));
});

test("what must keep its shape keeps it, with nothing in it", () => {
  const event = { customer_id: "cus_1", cpf: "12345678909", name: "Ana", email: "", cnpj: null, status: "active" };
  expect(JSON.parse(blankJson(JSON.stringify(event)))).toEqual({ ...event, cpf: "", name: "" });
});
