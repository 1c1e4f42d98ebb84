import { describe, expect, test } from "vitest";
import { cardProblems, expiryForServer, groupCardNumber, shapeExpiry } from "./card-fields.ts";

const today = new Date(2026, 10, 21);

test.each([
  ["4000000000000002", "4000 0000 0000 0002"],
  ["4000-0000 0000x0002", "4000 0000 0000 0002"],
  ["40000", "4000 0"],
])("groupCardNumber writes %s as %s", (typed, shown) => {
  expect(groupCardNumber(typed)).toBe(shown);
});

test.each([
  ["0", "0"],
  ["4", "04"],
  ["12", "12"],
  ["123", "12 / 3"],
  ["0429", "04 / 29"],
  ["04/2029", "04 / 29"],
])("shapeExpiry writes %s as %s", (typed, shown) => {
  expect(shapeExpiry(typed)).toBe(shown);
});

describe("cardProblems", () => {
  const fine = { number: "4000 0000 0000 0002", expiry: "12 / 30", cvc: "123" };
  test.each([
    ["a whole card passes", fine, {}],
    ["a short number does not", { ...fine, number: "4000" }, { number: "cardNumberWrong" }],
    ["month thirteen does not", { ...fine, expiry: "13 / 30" }, { expiry: "expiryWrong" }],
    ["this month still passes", { ...fine, expiry: "11 / 26" }, {}],
    ["last month does not", { ...fine, expiry: "10 / 26" }, { expiry: "expiryPast" }],
    ["two digits of security code do not", { ...fine, cvc: "12" }, { cvc: "cvcWrong" }],
  ])("%s", (_claim, fields, problems) => {
    expect(cardProblems(fields, today)).toEqual(problems);
  });
});

test("the server gets month and whole year", () => {
  expect(expiryForServer("04 / 29")).toBe("04/2029");
});
