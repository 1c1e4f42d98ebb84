import { expect, test } from "vitest";
import { da } from "./da.ts";
import { de } from "./de.ts";
import { en, type Words } from "./en.ts";
import { fi } from "./fi.ts";
import { languages, loadWords, pickLanguage } from "./load-words.ts";
import { nb } from "./nb.ts";
import { sv } from "./sv.ts";

const others: Readonly<Record<string, Words>> = { nb, sv, da, fi, de };
const keys = Object.keys(en) as (keyof Words)[];

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name).sort();
}

test.each(Object.entries(others))("%s says everything that English says, with the same blanks", (_name, words) => {
  expect(Object.keys(words)).toEqual(keys);
  for (const key of keys) {
    expect(words[key].trim(), key).not.toBe("");
    expect(placeholders(words[key]), key).toEqual(placeholders(en[key]));
  }
});

test.each(Object.entries(others))("%s is no copy of English", (_name, words) => {
  const same = keys.filter((key) => words[key] === en[key]);
  expect(same.filter((key) => !["quantity", "phone", "total", "email"].includes(key))).toEqual([]);
});

test("every language that can be chosen is there", async () => {
  expect(Object.keys(languages).sort()).toEqual(["en", ...Object.keys(others)].sort());
  await expect(loadWords("fi")).resolves.toEqual({ language: "fi", words: fi });
});

test.each([
  ["the first that is spoken wins", ["is", "sv-SE", "de"], "sv"],
  ["both kinds of Norwegian are one", ["nn-NO"], "nb"],
  ["the old tag of Norwegian counts", ["no"], "nb"],
  ["what is missing is passed over", [null, "de_AT"], "de"],
  ["what nobody speaks becomes English", ["xx", "constructor"], "en"],
] as const)("%s", (_claim, wanted, language) => {
  expect(pickLanguage(wanted)).toBe(language);
});
