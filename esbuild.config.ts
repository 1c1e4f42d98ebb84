import type { BuildOptions } from "esbuild";

/** How programs for Node are bundled: what is shipped, and what the journeys start, so that they are the same. */
export const nodeBundle = {
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: true,
  logLevel: "warning",
} as const satisfies BuildOptions;
