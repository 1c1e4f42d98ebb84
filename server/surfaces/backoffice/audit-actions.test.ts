import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { actionTexts } from "../../../shared/sentences/action-texts.ts";
import { routes } from "./routes.ts";

const server = resolve(import.meta.dirname, "../..");

/** Of modules that only tests start. */
const testJobs = ["test", "event-source"];

const isSource = (file: string) => file.endsWith(".ts") && !file.endsWith(".test.ts");

/** What of the source fits the pattern's first group. */
function written(pattern: RegExp): string[] {
  const sources = readdirSync(server, { recursive: true, encoding: "utf8" }).filter(isSource);
  return sources.flatMap((file) =>
    [...readFileSync(resolve(server, file), "utf8").matchAll(pattern)].map(([, found = ""]) => found),
  );
}

/** Actions that stand in the source as they are, such as those of the command line. */
const writtenActions = () => written(/\baction: "([a-z_-]+\.[a-z_]+)"/g);

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

test("whatever of Kontor itself can stand in the log has words", () => {
  const jobs = written(/\b(?:systemActor\(|type: "system", id: )"([a-z_-]+)"/g);
  const wordless = jobs.filter((job) => !(job in actionTexts.job) && !testJobs.includes(job));
  expect(new Set(jobs).size).toBeGreaterThan(10);
  expect(wordless).toEqual([]);
});
