import { build } from "esbuild";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { nodeBundle } from "../esbuild.config.ts";
import { programFolder, projectRoot } from "./processes.ts";

/**
 * Bundles every program that the journeys start, once for the whole run: started from its sources, each would spend
 * more time on reading them than most journeys take.
 */
export default async function bundlePrograms(): Promise<void> {
  const merchants = readdirSync(join(projectRoot, "e2e/processes")).map((file) => `e2e/processes/${file}`);
  await build({
    ...nodeBundle,
    absWorkingDir: projectRoot,
    entryPoints: ["server/cli.ts", "server/testing/clocked-main.ts", ...merchants],
    outbase: projectRoot,
    outdir: programFolder,
  });
}
