import { expect, test } from "vitest";
import { maskBody } from "./present-call.ts";

test.each([
  ["what is known to be harmless stays", { requested_amount: "25000.00", type: "ccmei", offer_id: "co_1" }],
  ["so do members that are none", { message: null }],
])("%s", (_claim, body) => expect(maskBody(body)).toEqual(body));

test.each([
  ["names and numbers", { name: "Ana", cpf: "1", trading_name: "Sol" }, { name: "…", cpf: "…", trading_name: "…" }],
  ["whatever the partner made up", { nickname: "Aninha", age: 40 }, { nickname: "…", age: "…" }],
  [
    "however deep",
    { data: [{ id: "x", owner: { email: "a@b.example" } }] },
    { data: [{ id: "x", owner: { email: "…" } }] },
  ],
  ["objects under a harmless name", { status: { of: "Ana" } }, { status: { of: "…" } }],
  ["an address in our own words", { detail: "ana@shop.example is taken" }, { detail: "a…@s….example is taken" }],
  ["a body that is no object", "Ana", "…"],
])("%s are masked", (_claim, body, masked) => expect(maskBody(body)).toEqual(masked));
