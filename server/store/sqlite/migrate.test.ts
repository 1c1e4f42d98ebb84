import Sqlite from "better-sqlite3";
import { sql } from "kysely";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { noteMigration, slowMigration } from "../../testing/note-schema.ts";
import { runStoreProcess } from "../../testing/spawn-store-process.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { migrations as released } from "../migrations/index.ts";
import type { Migration } from "../migrator.ts";
import { migrateSqlite, type MigrateResult } from "./migrate.ts";
import { openSqliteStore } from "./sqlite-store.ts";

const root = temporaryFolder();
const now = new Date("2025-03-04T05:06:07.089Z");

function step(name: string, statement: string): Migration {
  return {
    name,
    up: async (db) => {
      await sql.raw(statement).execute(db);
    },
  };
}

const second = step("0002-second", "ALTER TABLE note ADD COLUMN size INTEGER");
const third = step("0003-third", "ALTER TABLE note ADD COLUMN color TEXT");

function place(name: string): { folder: string; file: string; backupFolder: string } {
  const folder = join(root, name);
  mkdirSync(folder);
  return { folder, file: join(folder, "note.db"), backupFolder: join(folder, "backups") };
}

function query(file: string, statement: string): unknown[] {
  const db = new Sqlite(file, { readonly: true });
  try {
    return db.prepare(statement).pluck().all();
  } finally {
    db.close();
  }
}

const names = "SELECT name FROM schema_migration ORDER BY name";

test("a fresh database goes through all migrations without a backup, and a second run finds nothing to do", async () => {
  const { file, backupFolder } = place("fresh");
  const migrations = [noteMigration, second];
  expect(await migrateSqlite({ file, migrations, backupFolder, now })).toEqual({
    applied: ["0001-note", "0002-second"],
    backup: null,
  });
  expect(await migrateSqlite({ file, migrations, backupFolder, now })).toEqual({ applied: [], backup: null });
  expect(query(file, "SELECT applied_at FROM schema_migration")).toEqual([now.toISOString(), now.toISOString()]);
  expect(existsSync(backupFolder)).toBe(false);
});

test("a database with content is copied before it is changed", async () => {
  const { file, backupFolder } = place("copied");
  await migrateSqlite({ file, migrations: [noteMigration], backupFolder, now });
  const store = await openSqliteStore({ file });
  await store.writeRaw((trx) => trx.prepare("INSERT INTO note VALUES ('kept')").run());
  await store.close();

  const { applied, backup } = await migrateSqlite({
    file,
    migrations: [noteMigration, second, third],
    backupFolder,
    now,
  });
  expect(applied).toEqual(["0002-second", "0003-third"]);
  expect(backup).toBe(join(backupFolder, "before-0002-second-20250304T050607089Z.db"));
  expect(readdirSync(backupFolder)).toHaveLength(1);
  expect(query(backup ?? "", "SELECT word FROM note")).toEqual(["kept"]);
  expect(query(backup ?? "", names)).toEqual(["0001-note"]);
});

test("a migration that fails is undone whole; those before it stay, and their backup too", async () => {
  const { file, backupFolder } = place("failing");
  await migrateSqlite({ file, migrations: [noteMigration], backupFolder, now });
  const broken: Migration = {
    name: "0003-broken",
    up: async (db) => {
      await sql`CREATE TABLE half (a INTEGER)`.execute(db);
      await sql`INSERT INTO nowhere VALUES (1)`.execute(db);
    },
  };
  const migrating = migrateSqlite({ file, migrations: [noteMigration, second, broken], backupFolder, now });
  await expect(migrating).rejects.toMatchObject({ code: "migration_failed" });
  await expect(migrating).rejects.toThrow(/0003-broken failed and was undone: no such table: nowhere/);
  expect(query(file, names)).toEqual(["0001-note", "0002-second"]);
  expect(query(file, "SELECT name FROM sqlite_schema WHERE name = 'half'")).toEqual([]);
  expect(readdirSync(backupFolder)).toHaveLength(1);
});

test("a failure that changed nothing leaves no backup behind, however often it is tried", async () => {
  const { file, backupFolder } = place("looping");
  await migrateSqlite({ file, migrations: [noteMigration], backupFolder, now });
  const migrations = [noteMigration, step("0002-broken", "INSERT INTO nowhere VALUES (1)")];
  for (const second of [1, 2]) {
    const later = new Date(now.getTime() + second * 1000);
    await expect(migrateSqlite({ file, migrations, backupFolder, now: later })).rejects.toThrow(/nowhere/);
  }
  expect(readdirSync(backupFolder)).toEqual([]);
});

test("a process killed inside a migration leaves a database that the next one finishes", async () => {
  const { folder, file, backupFolder } = place("killed");
  const { signal, stderr } = await runStoreProcess({ command: "migrate-and-die", folder });
  expect(signal, stderr).toBe("SIGKILL");
  expect(query(file, names)).toEqual(["0001-note"]);
  const { applied } = await migrateSqlite({ file, migrations: [noteMigration, second, third], backupFolder, now });
  expect(applied).toEqual(["0002-second", "0003-third"]);
  expect(query(file, "SELECT name FROM sqlite_schema WHERE name = 'half'")).toEqual([]);
});

test("of two processes that migrate at once, one does the work and the other finds it done", async () => {
  const { folder, file } = place("together");
  const both = await Promise.all([0, 1].map(() => runStoreProcess({ command: "migrate", folder })));
  expect(both.map(({ code, stderr }) => ({ code, stderr }))).toEqual([
    { code: 0, stderr: "" },
    { code: 0, stderr: "" },
  ]);
  const applied = both.flatMap(({ stdout }) => (JSON.parse(stdout) as MigrateResult).applied);
  expect(applied.sort()).toEqual([noteMigration.name, slowMigration.name]);
  expect(query(file, "SELECT count(*) FROM run")).toEqual([200]);
});

test("a migration that begins while another is under way waits for it and takes nothing twice", async () => {
  const { file, backupFolder } = place("overlapping");
  const migrations = [slowMigration, step("0004-last", "CREATE TABLE last (a INTEGER) STRICT")];
  const both = await Promise.all([0, 1].map(() => migrateSqlite({ file, migrations, backupFolder, now })));
  expect(both.flatMap(({ applied }) => applied).sort()).toEqual(["0003-run", "0004-last"]);
});

test("a database of a newer version is refused by migrating and by opening, and is not changed", async () => {
  const { file, backupFolder } = place("newer");
  await migrateSqlite({ file, migrations: [noteMigration, second], backupFolder, now });
  const known = [noteMigration];
  await expect(migrateSqlite({ file, migrations: known, backupFolder, now })).rejects.toMatchObject({
    code: "schema_newer",
    message: expect.stringContaining("0002-second") as string,
  });
  await expect(openSqliteStore({ file, migrations: known })).rejects.toMatchObject({ code: "schema_newer" });
  expect(query(file, names)).toEqual(["0001-note", "0002-second"]);
});

test("a database of an older version is refused by opening, which never migrates", async () => {
  const { file, backupFolder } = place("older");
  await migrateSqlite({ file, migrations: [noteMigration], backupFolder, now });
  const opening = openSqliteStore({ file, migrations: [noteMigration, second] });
  await expect(opening).rejects.toMatchObject({ code: "schema_older" });
});

test("a table can be rebuilt although others point to it, but no row may be left pointing nowhere", async () => {
  const { file, backupFolder } = place("rebuilt");
  const child = step("0002-child", "CREATE TABLE child (word TEXT REFERENCES note (word)) STRICT");
  await migrateSqlite({ file, migrations: [noteMigration, child], backupFolder, now });
  const store = await openSqliteStore({ file });
  await store.writeRaw((trx) => {
    trx.prepare("INSERT INTO note VALUES ('a')").run();
    trx.prepare("INSERT INTO child VALUES ('a')").run();
  });
  await store.close();
  const rebuild: Migration = {
    name: "0003-rebuild",
    up: async (db) => {
      await sql`CREATE TABLE new_note (word TEXT PRIMARY KEY, size INTEGER) STRICT`.execute(db);
      await sql`INSERT INTO new_note (word) SELECT word FROM note`.execute(db);
      await sql`DROP TABLE note`.execute(db);
      await sql`ALTER TABLE new_note RENAME TO note`.execute(db);
    },
  };
  const orphan = step("0004-orphan", "DELETE FROM note");
  await migrateSqlite({ file, migrations: [noteMigration, child, rebuild], backupFolder, now });
  const later = new Date(now.getTime() + 1000);
  const migrating = migrateSqlite({
    file,
    migrations: [noteMigration, child, rebuild, orphan],
    backupFolder,
    now: later,
  });
  await expect(migrating).rejects.toThrow(/a row of child points to one that does not exist/);
  expect(query(file, "SELECT word FROM child")).toEqual(["a"]);
});

test.each([
  ["defer a constraint", "CREATE TABLE c (word TEXT REFERENCES note (word) DEFERRABLE INITIALLY DEFERRED)", /deferred/],
  ["end its transaction", "COMMIT", /ended the transaction/],
])("a migration may not %s", async (name, statement, message) => {
  const { file, backupFolder } = place(name);
  const migrations = [noteMigration, step("0002-bad", statement)];
  await expect(migrateSqlite({ file, migrations, backupFolder, now })).rejects.toThrow(message);
  expect(query(file, names)).toEqual(["0001-note"]);
});

test("the released migrations run on an empty file and leave a sound database", async () => {
  const { file, backupFolder } = place("released");
  const { applied } = await migrateSqlite({ file, migrations: released, backupFolder, now });
  expect(applied).toEqual(released.map(({ name }) => name));
  expect(query(file, "PRAGMA integrity_check")).toEqual(["ok"]);
  const loose =
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'";
  expect(query(file, loose)).toEqual([]);
});
