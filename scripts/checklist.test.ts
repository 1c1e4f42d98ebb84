import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const lines = readFileSync(join(root, "client/backoffice/CHECKLIST.md"), "utf8").split("\n");

interface Line {
  number: number;
  cell: string;
  proofs: { file: string; title: string }[];
}

const promises = lines.flatMap((line): Line[] => {
  const [, number, cell] = /^\|\s*(\d+)\s*\|[^|]+\|(.+)\|$/.exec(line) ?? [];
  if (number === undefined || cell === undefined) return [];
  const named = [...cell.matchAll(/`([^`]+\.(?:test|spec)\.tsx?)`\s+“([^”]+)”/g)];
  const proofs = named.map(([, file = "", title = ""]) => ({ file, title }));
  return [{ number: Number(number), cell: cell.trim(), proofs }];
});

test("the checklist has each of its 64 promises once, in order", () => {
  expect(promises.map(({ number }) => number)).toEqual(Array.from({ length: 64 }, (_, index) => index + 1));
});

test("a promise names the tests that prove it, or says what is missing", () => {
  const silent = promises.filter(({ cell, proofs }) => proofs.length === 0 && !/^\*\*Open\.\*\* .{20,}/.test(cell));
  expect(silent).toEqual([]);
});

test("every test that the checklist names exists", () => {
  const missing = promises.flatMap(({ number, proofs }) =>
    proofs.filter(({ file, title }) => !isNamedIn(file, title)).map((proof) => ({ number, ...proof })),
  );
  expect(missing).toEqual([]);
});

/** As the title of a test, or as the first words of a case in a table of them. */
function isNamedIn(file: string, title: string): boolean {
  const source = readFileSync(join(root, file), "utf8");
  const literal = title.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return new RegExp(`[(\\[]\\s*(["\`])${literal}\\1`).test(source);
}
