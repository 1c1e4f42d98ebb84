import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { mutations } from "./mutation-table.ts";

const root = resolve(import.meta.dirname, "..");

test.each(mutations)("what is taken out stands there: $defense", ({ file, changes, caughtBy }) => {
  const text = readFileSync(join(root, file), "utf8");
  for (const [defended, undefended] of changes) {
    expect(text.includes(defended), `${file} has changed: take the defense out anew`).toBe(true);
    expect(undefended).not.toBe(defended);
  }
  expect(existsSync(join(root, caughtBy))).toBe(true);
});

test("each defense is taken out once", () => {
  expect(new Set(mutations.map(({ defense }) => defense)).size).toBe(mutations.length);
});
