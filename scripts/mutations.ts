import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Mutation, mutations } from "./mutation-table.ts";

const root = resolve(import.meta.dirname, "..");
const copied = ["server", "shared", "client", "package.json", "vitest.config.ts", "vite.config.ts", "tsconfig.json"];

/** Takes one defense after the other out of a copy of the program; the attacks must notice each of them. */
async function main(): Promise<void> {
  const copy = mkdtempSync(join(tmpdir(), "kontor-mutations-"));
  try {
    for (const name of copied) cpSync(join(root, name), join(copy, name), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    const intact = await isGreen(copy, [...new Set(mutations.map(({ caughtBy }) => caughtBy))]);
    console.log(`${intact ? "ok    " : "FAILED"} the attacks get nowhere while every defense stands`);
    let survived = intact ? 0 : 1;
    for (const mutation of mutations) {
      const isCaught = await isMutationCaught(copy, mutation);
      if (!isCaught) survived += 1;
      console.log(`${isCaught ? "caught" : "MISSED"} without: ${mutation.defense}`);
    }
    console.log(`${mutations.length} defenses taken out, ${survived} unnoticed`);
    process.exitCode = survived === 0 ? 0 : 1;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function isMutationCaught(copy: string, { defense, file, changes, caughtBy }: Mutation): Promise<boolean> {
  const path = join(copy, file);
  const original = readFileSync(path, "utf8");
  let mutated = original;
  for (const [defended, undefended] of changes) {
    if (!mutated.includes(defended)) throw new Error(`${file} has changed: take "${defense}" out anew`);
    mutated = mutated.replace(defended, undefended);
  }
  writeFileSync(path, mutated);
  try {
    return !(await isGreen(copy, [caughtBy]));
  } finally {
    writeFileSync(path, original);
  }
}

/** A machine that is too busy to answer in time has not noticed anything. */
const options = ["--project", "node", "--testTimeout", "240000", "--hookTimeout", "240000"];

async function isGreen(folder: string, files: readonly string[]): Promise<boolean> {
  const runner = join(folder, "node_modules", "vitest", "vitest.mjs");
  const child = spawn(process.execPath, [runner, "run", ...options, ...files], { cwd: folder, stdio: "ignore" });
  const [code] = (await once(child, "close")) as [number | null];
  return code === 0;
}

await main();
