import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { actionTexts } from "../../../shared/sentences/action-texts.ts";
import { routes } from "./routes.ts";

const server = resolve(import.meta.dirname, "../..");

const isSource = (file: string) => file.endsWith(".ts") && !file.endsWith(".test.ts");

/** Actions that stand in the source as they are, such as those of the command line. */
function writtenActions(): string[] {
  const sources = readdirSync(server, { recursive: true, encoding: "utf8" }).filter(isSource);
  return sources.flatMap((file) => {
    const text = readFileSync(resolve(server, file), "utf8");
    return [...text.matchAll(/\baction: "([a-z_-]+\.[a-z_]+)"/g)].map(([, action = ""]) => action);
  });
}

const actions = [
  ...new Set([...routes.flatMap(({ audit }) => (audit == null ? [] : [audit.action])), ...writtenActions()]),
];

test("every action that the log can hold has words for what it was done to and for what was done", () => {
  expect(actions.length).toBeGreaterThan(100);
  const wordless = actions.filter((action) => {
    const [thing = "", deed = ""] = action.split(".");
    return !(thing in actionTexts.thing) || !(deed in actionTexts.deed);
  });
  expect(wordless).toEqual([]);
});
