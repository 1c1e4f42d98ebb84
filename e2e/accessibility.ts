import type { Frame, Page } from "@playwright/test";
import axe from "axe-core";
import { expect } from "./fixtures.ts";

interface Violation {
  id: string;
  help: string;
  nodes: { target: unknown; failureSummary?: string }[];
}

const everything = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } as const;
const colors = { type: "rule", values: ["color-contrast", "link-in-text-block"] } as const;

/** Whatever axe finds wrong with the page, or one of its frames, as it stands, by WCAG 2.2 A and AA. */
export async function expectAccessible(page: Page | Frame): Promise<void> {
  await expectNothingFound(page, everything);
}

/** As `expectAccessible`, of the colors alone: for another theme of a page whose build has been looked at. */
export async function expectReadable(page: Page | Frame): Promise<void> {
  await expectNothingFound(page, colors);
}

async function expectNothingFound(page: Page | Frame, runOnly: typeof everything | typeof colors): Promise<void> {
  await expectStillness(page);
  // Through the browser's own evaluation, which the page's policy on scripts does not reach.
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async (only) => {
    const run = (window as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } }).axe.run;
    // What passes need not be named, which is most of the work; the size of targets is only looked at when asked for.
    const rules = only.type === "tag" ? { "target-size": { enabled: true } } : {};
    return (await run({ runOnly: only, rules, resultTypes: ["violations"] })).violations;
  }, runOnly);
  const told = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => String(node.target)).join(", ")})`,
  );
  expect(told).toEqual([]);
}

/** What is still fading in has other colors than it will have. */
async function expectStillness(page: Page | Frame): Promise<void> {
  const countMoving = () =>
    document
      .getAnimations()
      .filter(({ playState, effect }) => playState === "running" && effect?.getComputedTiming().endTime !== Infinity)
      .length;
  await expect.poll(() => page.evaluate(countMoving)).toBe(0);
}
