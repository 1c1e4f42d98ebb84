import type { Frame, Page } from "@playwright/test";
import axe from "axe-core";
import { expect } from "./fixtures.ts";

interface Violation {
  id: string;
  help: string;
  nodes: { target: unknown; failureSummary?: string }[];
}

/** Whatever axe finds wrong with the page, or one of its frames, as it stands, by WCAG 2.1 A and AA. */
export async function expectAccessible(page: Page | Frame): Promise<void> {
  // Through the browser's own evaluation, which the page's policy on scripts does not reach.
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const run = (window as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } }).axe.run;
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];
    return (await run({ runOnly: { type: "tag", values: tags } })).violations;
  });
  const told = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => String(node.target)).join(", ")})`,
  );
  expect(told).toEqual([]);
}
