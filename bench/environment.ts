import { execFileSync } from "node:child_process";
import { closeSync, fdatasyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism, cpus, release, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { openWriter } from "../server/store/sqlite/open-connection.ts";
import { findPostgres } from "../server/testing/postgres-server.ts";
import type { Environment } from "./results.ts";
import { median } from "./stats.ts";

const syncs = 200;
const blockBytes = 4096;

/** On what the benchmarks ran, without names of machines or folders. */
export async function readEnvironment(): Promise<Environment> {
  const scratch = mkdtempSync(join(tmpdir(), "kontor-bench-"));
  const db = await openWriter({ file: join(scratch, "empty.db"), lockTimeoutMs: 1_000 });
  const [sqlite, journalMode] = [
    db.prepare<[], string>("SELECT sqlite_version()").pluck().get() ?? "",
    String(db.pragma("journal_mode", { simple: true })).toUpperCase(),
  ];
  const synchronous = db.pragma("synchronous", { simple: true }) === 2 ? "FULL" : "not FULL";
  db.close();
  rmSync(scratch, { recursive: true });
  return {
    machine: {
      processor: cpus()[0]?.model.trim() ?? "unknown",
      cores: availableParallelism(),
      memory_gb: Math.round(totalmem() / 1e9),
      kernel: /^[\d.]+/.exec(release())?.[0].replace(/\.$/, "") ?? "unknown",
    },
    versions: {
      node: process.versions.node,
      sqlite,
      better_sqlite3: versionOf("better-sqlite3"),
      postgresql: postgresVersion(),
    },
    settings: { journal_mode: journalMode, synchronous },
  };
}

/** How long it takes to append 4 kB and have them on the disk: the median in milliseconds. */
export function measureDiskSync(): number {
  const scratch = mkdtempSync(join(tmpdir(), "kontor-bench-"));
  const file = openSync(join(scratch, "log"), "a");
  const block = Buffer.alloc(blockBytes, 7);
  const tookMs = Array.from({ length: syncs }, () => {
    const startedAt = performance.now();
    writeSync(file, block);
    fdatasyncSync(file);
    return performance.now() - startedAt;
  });
  closeSync(file);
  rmSync(scratch, { recursive: true });
  return Number(median(tookMs).toFixed(3));
}

/** Of the checkout, with a mark when the program is not what was committed. */
export function commitOf(): string {
  const cwd = join(import.meta.dirname, "..");
  const said = (words: readonly string[]) => execFileSync("git", words, { cwd, encoding: "utf8" }).trim();
  const changed = said(["status", "--porcelain", "--untracked-files=no", "--", ".", ":!docs"]);
  return `${said(["rev-parse", "--short", "HEAD"])}${changed === "" ? "" : " with changes"}`;
}

const packageSchema = z.object({ version: z.string() });

function versionOf(name: string): string {
  const file = createRequire(import.meta.url).resolve(`${name}/package.json`);
  return packageSchema.parse(JSON.parse(readFileSync(file, "utf8"))).version;
}

function postgresVersion(): string | null {
  const programs = findPostgres();
  if (programs === null) return null;
  const said = execFileSync(join(programs, "postgres"), ["--version"], { encoding: "utf8" });
  return /\d+(?:\.\d+)+/.exec(said)?.[0] ?? null;
}
