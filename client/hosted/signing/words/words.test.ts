import { expect, test } from "vitest";
import { pickLanguage } from "../../lending/languages.ts";
import { en, type Words } from "./en.ts";
import { es } from "./es.ts";
import { pt } from "./pt.ts";

const keys = Object.keys(en) as (keyof Words)[];

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name).sort();
}

test.each(Object.entries({ es, pt }))("%s says what English says in words of its own", (_name, words) => {
  expect(Object.keys(words)).toEqual(keys);
  for (const key of keys) {
    expect(placeholders(words[key]), key).toEqual(placeholders(en[key]));
    expect(words[key], key).not.toBe(en[key]);
  }
});

test.each([
  ["Portugal's Portuguese", ["pt-PT"], "pt-BR"],
  ["the first that is spoken", ["nb-NO", "es-MX", "pt"], "es"],
  ["English where none is", ["nb-NO", "constructor"], "en"],
] as const)("picks %s", (_claim, wanted, language) => {
  expect(pickLanguage(wanted)).toBe(language);
});
