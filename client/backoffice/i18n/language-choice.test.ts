import { afterEach, expect, test, vi } from "vitest";
import { languageFor, preferredLanguage, rememberLanguage } from "./language-choice.ts";

afterEach(() => {
  localStorage.clear();
  vi.restoreAllMocks();
});

test.each<[string, string[]]>([
  ["a browser's country does not matter", ["en-AU"]],
  ["the best liked that there is", ["xx", "en-US"]],
  ["English when there is nothing for the browser's languages", ["xx-YY"]],
  ["English for a browser that names none", []],
])("%s", (_claim, wanted) => expect(languageFor(wanted)).toBe("en"));

test("what was chosen here before goes first, and what is no language any more counts for nothing", () => {
  vi.spyOn(navigator, "languages", "get").mockReturnValue([]);
  rememberLanguage("en");
  expect(preferredLanguage()).toBe("en");
  localStorage.setItem("kontor.language", "toString");
  expect(preferredLanguage()).toBe("en");
});
