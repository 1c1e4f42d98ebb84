import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import type { Migration } from "../migrator.ts";
import { migrateSqlite } from "./migrate.ts";
import { stageRestore } from "./restore.ts";

const now = new Date("2026-03-02T09:00:00Z");
const first: Migration = {
  name: "0001-notes",
  up: async (db) => {
    await sql`CREATE TABLE note (word TEXT NOT NULL) STRICT`.execute(db);
  },
};
const second: Migration = {
  name: "0002-marks",
  up: async (db) => {
    await sql`ALTER TABLE note ADD COLUMN mark TEXT`.execute(db);
  },
};
const failing: Migration = { name: "0002-marks", up: () => Promise.reject(new Error("no room")) };

async function givenBackup() {
  const folder = temporaryFolder();
  const [from, to] = [join(folder, "old.db"), join(folder, "kontor.db")];
  await migrateSqlite({ file: from, migrations: [first], backupFolder: null, now });
  const db = new Sqlite(from);
  db.pragma("journal_mode = DELETE");
  db.exec("INSERT INTO note VALUES ('kept')");
  db.close();
  return { folder, from, to };
}

test("a backup of an older version is migrated as a copy, and the backup stays what it was", async () => {
  const { folder, from, to } = await givenBackup();
  const staged = await stageRestore({ from, to, migrations: [first, second], now });
  expect(staged.applied).toEqual(["0002-marks"]);
  expect(await staged.publish({ folder: join(folder, "aside"), name: "before.db" })).toBeNull();
  const [restored, backup] = [to, from].map((file) => new Sqlite(file));
  expect(restored?.prepare("SELECT * FROM note").all()).toEqual([{ word: "kept", mark: null }]);
  expect(backup?.prepare("SELECT * FROM note").all()).toEqual([{ word: "kept" }]);
  restored?.close();
  backup?.close();
  expect(statSync(to).mode & 0o777).toBe(0o600);
});

test("a migration that fails leaves everything as it was, and no copy", async () => {
  const { folder, from, to } = await givenBackup();
  const before = readdirSync(folder);
  await expect(stageRestore({ from, to, migrations: [first, failing], now })).rejects.toMatchObject({
    code: "migration_failed",
  });
  expect(readdirSync(folder)).toEqual(before);
});
