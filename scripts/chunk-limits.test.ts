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

test("every chunk of the back office is measured alone, the entry with a wider limit; style sheets are not", () => {
  const chunks = backofficeSizes(manifest, gzipSize).slice(1);
  expect(chunks.map(({ name, size, limit }) => [name, size, limit])).toEqual([
    ["index.html", 200, 300_000],
    ["_shared.js", 50, 120_000],
    ["pages/List.tsx", 30, 120_000],
    ["i18n/nb.ts", 7, 120_000],
    ["i18n/sv.ts", 9, 120_000],
  ]);
});

test("the hosted pages count every chunk but only their largest language", () => {
  expect(hostedPageSize(manifest, gzipSize).size).toBe(200 + 50 + 30 + 9);
});
