import { describe, expect, test } from "vitest";
import { findChromium } from "./chromium.ts";

const everything = [
  "/chosen/chrome",
  "/b/chromium-headless-shell",
  "/a/chromium",
  "/b/chromium",
  "/b/chromium-browser",
  "/a/google-chrome",
  "/playwright/chrome",
];

function machine({ programs, named }: { programs: string[]; named?: string }) {
  return {
    env: { PATH: "/a::/b", ...(named === undefined ? {} : { KONTOR_CHROMIUM: named }) },
    isChromium: (file: string) => programs.includes(file),
    playwrightBrowser: "/playwright/chrome",
  };
}

describe("the Chromium of browser tests", () => {
  test("is the one KONTOR_CHROMIUM names, before any other", () => {
    expect(findChromium(machine({ programs: everything, named: "/chosen/chrome" }))).toBe("/chosen/chrome");
  });

  test("is never another one when KONTOR_CHROMIUM names nothing that runs", () => {
    expect(() => findChromium(machine({ programs: everything, named: "/typo" }))).toThrow(/KONTOR_CHROMIUM is \/typo/);
  });

  test.each([
    ["the shell before a whole browser", everything, "/b/chromium-headless-shell"],
    ["chromium in the first folder of PATH", everything.slice(2), "/a/chromium"],
    ["chromium-browser before google-chrome", everything.slice(4), "/b/chromium-browser"],
    ["google-chrome before Playwright's own", everything.slice(5), "/a/google-chrome"],
    ["Playwright's own when the system has none", everything.slice(6), "/playwright/chrome"],
    ["nothing when there is none", [], undefined],
  ])("otherwise is %s", (_claim, programs, expected) => {
    expect(findChromium(machine({ programs }))).toBe(expected);
  });

  test("is looked for on the system when KONTOR_CHROMIUM is empty", () => {
    expect(findChromium(machine({ programs: everything, named: "" }))).toBe("/b/chromium-headless-shell");
  });
});
