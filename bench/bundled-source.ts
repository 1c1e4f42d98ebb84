import { build } from "esbuild";
import { join } from "node:path";
import { nodeBundle } from "../esbuild.config.ts";

const root = join(import.meta.dirname, "..");

/**
 * Bundles the process that records events and sends them as what is shipped is bundled, and answers its file: the
 * loader of TypeScript weighs more than half of what a server weighs that has just started.
 */
export async function bundleEventSource(): Promise<string> {
  const outfile = join(root, "dist/bench/event-source.js");
  const entryPoints = ["server/testing/event-source-main.ts"];
  await build({ ...nodeBundle, absWorkingDir: root, entryPoints, outfile });
  return outfile;
}
