import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** A file of the project's documentation. */
export function documentFile(...names: readonly string[]): string {
  return join(projectRoot(import.meta.dirname), "docs", ...names);
}

/** Where the built pages are, from the sources as well as from the bundled server. */
export function clientFolder(app: "backoffice" | "hosted"): string {
  return join(projectRoot(import.meta.dirname), "dist", "client", app);
}

function projectRoot(from: string): string {
  if (existsSync(join(from, "package.json"))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error("The project's package.json is not above the server's files.");
  return projectRoot(parent);
}
