import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { resultsSchema } from "../results.ts";
import { documentOf } from "./document.ts";
import { withSizing } from "./sizing.ts";

const root = join(import.meta.dirname, "../..");
const folder = "docs/benchmarks";
const guide = "docs/deployment.md";

/** Where results are kept, and where pages are, from the root of the checkout. */
export const resultsFile = join(root, folder, "results.json");

/** Written by hand, where something misses its target: why, and what was tried. */
const reasonsFile = join(root, folder, "reasons.md");

/** Every file that follows from the results, by its path from the root, as it has to be. */
export async function chartFiles(): Promise<Map<string, string>> {
  const results = resultsSchema.parse(JSON.parse(readFileSync(resultsFile, "utf8")));
  const { page, pictures } = documentOf(
    results,
    existsSync(reasonsFile) ? readFileSync(reasonsFile, "utf8").trim() : "",
  );
  const files = new Map([...pictures].map(([name, svg]) => [`${folder}/${name}`, svg]));
  files.set("docs/benchmarks.md", await laidOut(page));
  files.set(guide, await laidOut(withSizing(readFileSync(join(root, guide), "utf8"), results)));
  return files;
}

function laidOut(markdown: string): Promise<string> {
  return format(markdown, { parser: "markdown", printWidth: 120 });
}
