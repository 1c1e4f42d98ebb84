import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { chartFiles, resultsFile } from "./charts/files.ts";

/** Writes the page, the pictures and the guide's sizing table anew from the results that are kept. */
const root = join(import.meta.dirname, "..");
const files = await chartFiles();
const pictures = dirname(resultsFile);
for (const name of readdirSync(pictures)) if (name.endsWith(".svg")) rmSync(join(pictures, name));
for (const [path, content] of files) writeFileSync(join(root, path), content);
console.log(`${files.size} files under docs/ are made from docs/benchmarks/results.json`);
