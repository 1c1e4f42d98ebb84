import { expect, test } from "vitest";
import { pickLanguage } from "../languages.ts";
import { en, type Words } from "./en.ts";
import { es } from "./es.ts";
import { pt } from "./pt.ts";

const keys = Object.keys(en) as (keyof Words)[];

test.each(Object.entries({ es, pt }))("%s says what English says in words of its own", (_name, words) => {
  expect(Object.keys(words)).toEqual(keys);
  for (const key of keys) expect(words[key], key).not.toBe(en[key]);
});

test.each([
  ["Brazil's Portuguese", ["pt-BR", "en"], "pt-BR"],
  ["Mexico's Spanish", ["es-MX"], "es"],
  ["English where none is", ["nb-NO", "constructor"], "en"],
] as const)("picks %s", (_claim, wanted, language) => {
  expect(pickLanguage(wanted)).toBe(language);
});
