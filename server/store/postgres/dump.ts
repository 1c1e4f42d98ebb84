import { spawn } from "node:child_process";
import { access, link, rm } from "node:fs/promises";
import { StoreError } from "../store-error.ts";
import { syncPath } from "../sqlite/files.ts";

/** What a program says of its trouble; more than this is of no use to anybody. */
const saidMax = 2_000;

/**
 * Writes the database as it is now into one new file, mode 0600, by PostgreSQL's own `pg_dump`. Its version must not be
 * older than the server's.
 *
 * @throws StoreError `backup_failed` when the file exists, or `pg_dump` is not there or fails.
 */
export async function dumpDatabase({ url, file }: { url: string; file: string }): Promise<void> {
  if (await exists(file)) throw new StoreError("backup_failed", `${file} exists already; a backup never overwrites.`);
  const partial = `${file}.partial-${process.pid}`;
  const { plainUrl, password } = withoutPassword(url);
  try {
    await run("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", "--file", partial, plainUrl], password);
    await syncPath(partial);
    // A second name never takes the place of a file that appeared meanwhile.
    await link(partial, file);
  } finally {
    await rm(partial, { force: true });
  }
}

/**
 * Reads a dump from its first byte to its last.
 *
 * @throws StoreError `backup_failed` when it is not whole.
 */
export async function readDump(file: string): Promise<void> {
  await run("pg_restore", ["--file=/dev/null", file], "");
}

/**
 * Puts a dump into an empty database in one transaction.
 *
 * @throws StoreError `backup_failed`
 */
export async function restoreDump({ file, url }: { file: string; url: string }): Promise<void> {
  const { plainUrl, password } = withoutPassword(url);
  const all = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"];
  await run("pg_restore", [...all, "--dbname", plainUrl, file], password);
}

/** Arguments of a process can be read by everybody on its machine. */
function withoutPassword(url: string): { plainUrl: string; password: string } {
  const parsed = new URL(url);
  const password = decodeURIComponent(parsed.password);
  parsed.password = "";
  return { plainUrl: parsed.href, password };
}

async function run(program: string, args: readonly string[], password: string): Promise<void> {
  const env = { ...process.env, ...(password === "" ? {} : { PGPASSWORD: password }) };
  const child = spawn(program, [...args], { env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said = `${said}${text}`.slice(-saidMax)));
  const problem = await new Promise<string | null>((resolve) => {
    child.once("error", (error) => resolve(reasonOf(program, error)));
    child.once("close", (code) => resolve(code === 0 ? null : `${program} failed: ${said.trim()}`));
  });
  if (problem !== null) throw new StoreError("backup_failed", problem);
}

function reasonOf(program: string, error: Error): string {
  const isMissing = "code" in error && error.code === "ENOENT";
  return isMissing ? `${program} is not installed here; it comes with PostgreSQL's client programs.` : error.message;
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
