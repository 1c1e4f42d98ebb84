import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { chartFiles, resultsFile } from "./files.ts";

const root = join(import.meta.dirname, "../..");

test("pages and pictures are what the kept results say; else run npm run bench:charts", async () => {
  const files = await chartFiles();
  for (const [path, content] of files) expect(readFileSync(join(root, path), "utf8"), path).toBe(content);
  const drawn = readdirSync(dirname(resultsFile)).filter((name) => name.endsWith(".svg"));
  expect(drawn.map((name) => `docs/benchmarks/${name}`).filter((path) => !files.has(path))).toEqual([]);
});
