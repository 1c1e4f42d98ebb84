import { describe, expect, test } from "vitest";
import { matchesPatterns, unknownPatterns } from "./pattern.rules.ts";

describe("an event", () => {
  test.each([
    ["no pattern at all means everything", [], "loan.active", true],
    ["the star means everything", ["*"], "loan.active", true],
    ["an exact type is meant", ["loan.active"], "loan.active", true],
    ["another type of the group is not", ["loan.active"], "loan.created", false],
    ["a group takes its types", ["loan.*"], "loan.active", true],
    ["a group ends at its dot", ["loan.*"], "loans.active", false],
    ["a group is not an event", ["loan.*"], "loan", false],
    ["one of several is enough", ["customer.*", "loan.active"], "loan.active", true],
    ["nothing else is a wildcard", ["loan*"], "loan.active", false],
    ["a star alone behind a dot is not", [".*"], "loan.active", false],
    ["no letter counts twice", ["LOAN.active"], "loan.active", false],
  ])("%s", (_claim, patterns, type, isTold) => {
    expect(matchesPatterns(patterns, type)).toBe(isTold);
  });
});

test("patterns that can never match are named", () => {
  const types = ["loan.active", "customer.created"];
  expect(unknownPatterns(["*", "loan.*", "loan.active"], types)).toEqual([]);
  expect(unknownPatterns(["loan.paid", "offer.*", "", "*.active", "loan.*"], types)).toEqual([
    "loan.paid",
    "offer.*",
    "",
    "*.active",
  ]);
});
