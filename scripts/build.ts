import { build as bundleServer } from "esbuild";
import { resolve } from "node:path";
import { build as buildClient } from "vite";
import { nodeBundle } from "../esbuild.config.ts";
import { clientConfig } from "../vite.config.ts";
import { compressFiles } from "./compress-files.ts";

const projectRoot = resolve(import.meta.dirname, "..");

for (const app of ["backoffice", "hosted"] as const) {
  await buildClient({ ...clientConfig(app), configFile: false, logLevel: "warn" });
  await compressFiles(resolve(projectRoot, "dist/client", app, "assets"));
}

// One file per entry: a running server must not miss a chunk when somebody builds beside it.
await bundleServer({
  ...nodeBundle,
  absWorkingDir: projectRoot,
  entryPoints: ["server/main.ts", "server/cli.ts", "server/seed-planner.ts"],
  outdir: "dist/server",
});
