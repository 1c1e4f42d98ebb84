import { expect, test } from "vitest";
import { backofficeSizes, countFirstFiles, hostedPageSizes, type Manifest } from "./chunk-limits.ts";

const sizes: Record<string, number> = {
  "main.js": 200,
  "second.js": 80,
  "shared.js": 50,
  "list.js": 30,
  "nb.js": 7,
  "sv.js": 9,
};
const gzipSize = (file: string): number => sizes[file] ?? Number.NaN;

const manifest: Manifest = {
  "index.html": { file: "main.js", isEntry: true, imports: ["_shared.js"], dynamicImports: ["pages/List.tsx"] },
  "_shared.js": { file: "shared.js" },
  "pages/List.tsx": { file: "list.js", isDynamicEntry: true, imports: ["_shared.js"] },
  "i18n/nb.ts": { file: "nb.js", isDynamicEntry: true },
  "i18n/sv.ts": { file: "sv.js", isDynamicEntry: true },
  "style.css": { file: "style.css" },
};

test("the back office's first load is its entry with all that the entry imports", () => {
  expect(backofficeSizes(manifest, gzipSize)[0]).toEqual({
    name: "back office, first load",
    size: 250,
    limit: 300_000,
  });
});

test("files of a first load are those that the entry imports, and not what it asks for later", () => {
  expect(countFirstFiles(manifest)).toBe(2);
});

test("what a first visit waits for is the first load and the words of one language, the largest", () => {
  expect(backofficeSizes(manifest, gzipSize)[1]).toEqual({
    name: "back office, first load with a language",
    size: 250 + 9,
    limit: 340_000,
  });
});

test("every chunk of the back office is measured alone, the entry with a wider limit; style sheets are not", () => {
  const chunks = backofficeSizes(manifest, gzipSize).slice(2);
  expect(chunks.map(({ name, size, limit }) => [name, size, limit])).toEqual([
    ["index.html", 200, 300_000],
    ["_shared.js", 50, 120_000],
    ["pages/List.tsx", 30, 120_000],
    ["i18n/nb.ts", 7, 120_000],
    ["i18n/sv.ts", 9, 120_000],
  ]);
});

test("a hosted page counts every chunk that it may load but only the largest of its languages", () => {
  const withSecond: Manifest = {
    ...manifest,
    "index.html": {
      file: "main.js",
      isEntry: true,
      imports: ["_shared.js"],
      dynamicImports: ["pages/List.tsx", "i18n/nb.ts", "i18n/sv.ts"],
    },
    "second.html": { file: "second.js", isEntry: true, imports: ["_shared.js"], dynamicImports: ["i18n/nb.ts"] },
  };
  expect(hostedPageSizes(withSecond, gzipSize).map(({ name, size }) => [name, size])).toEqual([
    ["hosted page index.html", 200 + 50 + 30 + 9],
    ["hosted page second.html", 80 + 50 + 7],
  ]);
});
