import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import {
  backofficeSizes,
  countFirstFiles,
  firstLoadFilesMax,
  hostedPageSizes,
  type Manifest,
  type SizedChunk,
} from "./chunk-limits.ts";

// Prints what a first visit downloads, and fails when a page outgrows its limits. Needs a build.
const built = resolve(import.meta.dirname, "../dist/client");

function readManifest(app: string): Manifest {
  return JSON.parse(readFileSync(resolve(built, app, ".vite/manifest.json"), "utf8")) as Manifest;
}

function gzipSizeOf(app: string): (file: string) => number {
  return (file) => gzipSync(readFileSync(resolve(built, app, file)), { level: 9 }).length;
}

const backoffice = backofficeSizes(readManifest("backoffice"), gzipSizeOf("backoffice"));
const hosted = hostedPageSizes(readManifest("hosted"), gzipSizeOf("hosted"));
const measured: SizedChunk[] = [...backoffice, ...hosted];

for (const { name, size, limit } of measured.sort((a, b) => b.size / b.limit - a.size / a.limit).slice(0, 8)) {
  process.stdout.write(`${name}: ${(size / 1000).toFixed(1)} kB of ${limit / 1000} kB\n`);
}
const files = countFirstFiles(readManifest("backoffice"));
process.stdout.write(`back office, first load: ${files} files of ${firstLoadFilesMax}\n`);
process.exitCode = files > firstLoadFilesMax || measured.some(({ size, limit }) => size > limit) ? 1 : 0;
