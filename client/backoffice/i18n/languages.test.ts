import { describe, expect, test } from "vitest";
import { sentenceTexts } from "../../../shared/sentences/sentence-texts.ts";
import { words as english } from "./en/catalogue.ts";
import { languages } from "./languages.ts";
import { flatten, formsOf, placeholdersOf } from "../../../shared/sentences/message-text.ts";

/** What a translation does with a message that English does not: such a text shows a wrong figure, or none. */
function defects(translation: object, source: object): string[] {
  const translated = flatten(translation);
  return [...flatten(source)].flatMap(([key, message]) => {
    const text = translated.get(key) ?? "";
    const [ours, theirs] = [placeholdersOf(text).join(", "), placeholdersOf(message).join(", ")];
    return [
      ...(text.trim() === "" && message.trim() !== "" ? [`${key} is empty`] : []),
      ...(ours === theirs ? [] : [`${key} fills in ${ours || "nothing"} instead of ${theirs || "nothing"}`]),
      ...(formsOf(text).length === formsOf(message).length ? [] : [`${key} has another number of plural forms`]),
    ];
  });
}

describe("a translation is refused", () => {
  const source = { days: "%{smart_count} day |||| %{smart_count} days", by: "by %{name}" };
  const right = { days: "%{smart_count} dag |||| %{smart_count} dager", by: "av %{name}" };
  test.each<[string, object, string[]]>([
    ["not when it fills in and counts the same", right, []],
    ["when it leaves a value out", { ...right, by: "av noen" }, ["by fills in nothing instead of name"]],
    ["when it asks for another value", { ...right, by: "av %{navn}" }, ["by fills in navn instead of name"]],
    [
      "when a plural form is missing",
      { ...right, days: "%{smart_count} dager" },
      ["days has another number of plural forms"],
    ],
    ["when it says nothing", { ...right, by: " " }, ["by is empty", "by fills in nothing instead of name"]],
  ])("%s", (_claim, translation, found) => expect(defects(translation, source)).toEqual(found));
});

test.each(Object.entries(languages))(
  "%s fills in the same values as English, in as many forms",
  async (_name, { load }) => {
    const { words } = await load();
    expect(defects(words, english)).toEqual([]);
  },
);

test.each(Object.entries(languages))(
  "what the server says fills in the same values in %s, in as many forms",
  async (_name, { loadSentences }) => {
    const { sentences } = await loadSentences();
    expect(defects(sentences, sentenceTexts)).toEqual([]);
    expect([...flatten(sentences).keys()].sort()).toEqual([...flatten(sentenceTexts).keys()].sort());
  },
);

test("no message is written down in two areas", () => {
  const keys = Object.values(english).flatMap((area) => [...flatten(area).keys()]);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

test.each(Object.entries(languages))("the browser knows how %s is written", (name, { locale }) => {
  expect(Intl.NumberFormat.supportedLocalesOf(locale.tag)).toEqual([locale.tag]);
  expect(locale.tag.startsWith(name.split("-")[0] ?? "")).toBe(true);
});
