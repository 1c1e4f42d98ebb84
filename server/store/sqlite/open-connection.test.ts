import Sqlite, { type Database } from "better-sqlite3";
import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { assertDurable, openReader, openWriter } from "./open-connection.ts";

const folder = temporaryFolder();
const options = (name: string) => ({ file: join(folder, name), lockTimeoutMs: 100 });

function settings(db: Database): Record<string, unknown> {
  const names = ["journal_mode", "synchronous", "foreign_keys", "trusted_schema", "busy_timeout", "query_only"];
  return Object.fromEntries(names.map((name) => [name, db.pragma(name, { simple: true })]));
}

test("every connection is set up alike, and only one can write", async () => {
  const writer = await openWriter(options("settings.db"));
  const reader = await openReader(options("settings.db"));
  const common = { journal_mode: "wal", synchronous: 2, foreign_keys: 1, trusted_schema: 0, busy_timeout: 5 };
  expect(settings(writer)).toEqual({ ...common, query_only: 0 });
  expect(settings(reader)).toEqual({ ...common, query_only: 1 });
  expect(writer.pragma("wal_autocheckpoint", { simple: true })).toBe(4_000);
  expect(() => reader.exec("CREATE TABLE t (a)")).toThrow(/readonly/);
  reader.close();
  writer.close();
});

test("commits stay synced after the first write, where the library's default would not", async () => {
  const ours = await openWriter(options("ours.db"));
  ours.exec("CREATE TABLE t (a)");
  expect(() => assertDurable(ours)).not.toThrow();
  ours.close();

  const plain = new Sqlite(join(folder, "plain.db"));
  plain.pragma("journal_mode = WAL");
  plain.exec("CREATE TABLE t (a)");
  expect(() => assertDurable(plain)).toThrow(/synchronous is 1 \(2 expected\)/);
  plain.close();
});

test("a database that is not in WAL mode is refused", () => {
  const memory = new Sqlite(":memory:");
  expect(() => assertDurable(memory)).toThrow(/journal_mode is memory/);
  memory.close();
});

test("a new database and its side files are private", async () => {
  const writer = await openWriter(options("private.db"));
  for (const side of ["", "-wal", "-shm"]) {
    expect(statSync(`${writer.name}${side}`).mode & 0o777).toBe(0o600);
  }
  writer.close();
});

test("a file that is no database is refused and left alone", async () => {
  const file = join(folder, "letter.txt");
  writeFileSync(file, "Dear customer, ".repeat(100));
  const size = statSync(file).size;
  await expect(openWriter({ file, lockTimeoutMs: 100 })).rejects.toMatchObject({ code: "not_a_database" });
  expect(statSync(file).size).toBe(size);
});

test.each([
  ["with an id", "PRAGMA application_id = 252006674"],
  ["without an id", "SELECT 1"],
])("another program's database %s is refused and left alone", async (_kind, marking) => {
  const file = join(folder, `${marking.slice(0, 6)}.db`);
  const foreign = new Sqlite(file);
  foreign.exec(`CREATE TABLE moz_places (url TEXT); ${marking}`);
  foreign.close();
  await expect(openWriter({ file, lockTimeoutMs: 100 })).rejects.toMatchObject({ code: "not_a_database" });
  const again = new Sqlite(file);
  expect(again.pragma("journal_mode", { simple: true })).toBe("delete");
  again.close();
});

test("a folder that does not exist is named in the error", async () => {
  const file = join(folder, "missing", "kontor.db");
  await expect(openWriter({ file, lockTimeoutMs: 100 })).rejects.toMatchObject({
    code: "broken",
    message: expect.stringContaining(file) as string,
  });
});

test("a lock held for too long is named in the error", async () => {
  const holder = await openWriter(options("held.db"));
  holder.exec("BEGIN IMMEDIATE");
  await expect(openWriter(options("held.db"))).rejects.toMatchObject({ code: "locked" });
  holder.close();
});
