import { describe, expect, test } from "vitest";
import { flatten, messageText, type MessageValues, placeholdersOf } from "./message-text.ts";

const inTag = (tag: string) => ({
  plural: new Intl.PluralRules(tag),
  number: (value: number) => new Intl.NumberFormat(tag).format(value),
});
const said = (message: string, values: MessageValues, tag = "en-GB") => messageText(message, values, inTag(tag));

test("a tree of messages is read by its paths", () => {
  expect([...flatten({ list: { next: "Next", pages: { first: "First" } } })]).toEqual([
    ["list.next", "Next"],
    ["list.pages.first", "First"],
  ]);
});

describe("a message", () => {
  test.each<[string, string, MessageValues, string]>([
    [
      "has its values filled in",
      "%{name} asked for %{amount}",
      { name: "Kari", amount: "1 NOK" },
      "Kari asked for 1 NOK",
    ],
    ["writes numbers by the language", "%{count} in all", { count: 12_345 }, "12,345 in all"],
    ["shows what nobody gave it", "by %{name}", {}, "by %{name}"],
    ["takes dollar signs to the letter", "by %{name}", { name: "$&" }, "by $&"],
    ["keeps the spaces at its ends", " ", {}, " "],
    ["says the first form of one", "%{smart_count} day |||| %{smart_count} days", { smart_count: 1 }, "1 day"],
    ["says the last form of more", "%{smart_count} day |||| %{smart_count} days", { smart_count: 1_200 }, "1,200 days"],
    ["says the last form of none", "%{smart_count} day |||| %{smart_count} days", { smart_count: 0 }, "0 days"],
  ])("%s", (_claim, message, values, text) => expect(said(message, values)).toBe(text));

  test("counts as its language does: Portuguese has nothing in the singular, Spanish millions in the plural", () => {
    const message = "%{smart_count} dia |||| %{smart_count} dias";
    expect(said(message, { smart_count: 0 }, "pt-BR")).toBe("0 dia");
    expect(said(message, { smart_count: 2_000_000 }, "es-AR")).toBe("2.000.000 dias");
  });
});

test("placeholders are named once each", () => {
  expect(placeholdersOf("%{b} of %{a} |||| %{b} of %{b}")).toEqual(["a", "b"]);
});
