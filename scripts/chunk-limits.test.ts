import { expect, test } from "vitest";
import { backofficeSizes, hostedPageSize, type Manifest } from "./chunk-limits.ts";

const sizes: Record<string, number> = { "main.js": 200, "shared.js": 50, "list.js": 30, "nb.js": 7, "sv.js": 9 };
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

test("every later chunk of the back office is measured alone, style sheets are not", () => {
  const later = backofficeSizes(manifest, gzipSize).slice(1);
  expect(later.map(({ name, size }) => [name, size])).toEqual([
    ["pages/List.tsx", 30],
    ["i18n/nb.ts", 7],
    ["i18n/sv.ts", 9],
  ]);
});

test("the hosted pages count every chunk but only their largest language", () => {
  expect(hostedPageSize(manifest, gzipSize).size).toBe(200 + 50 + 30 + 9);
});
