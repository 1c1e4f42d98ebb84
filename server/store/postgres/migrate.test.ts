import { sql } from "kysely";
import { expect, test } from "vitest";
import type { Store } from "../../database.ts";
import { isPostgresRun } from "../../testing/engine.ts";
import { createDatabase, dropDatabase } from "../../testing/postgres-database.ts";
import { openSqliteTestStore, openTestStore } from "../../testing/store.ts";
import { migrations } from "../migrations/index.ts";
import { migratePostgres } from "./migrate.ts";
import { openPostgresStore } from "./postgres-store.ts";

const testOfPostgres = test.skipIf(!isPostgresRun);
const now = new Date("2025-01-01T00:00:00Z");
/** As many as it takes to have some. */
const few = migrations.slice(0, 4);
let made = 0;

async function withDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const name = `migrate_${process.pid}_${(made += 1)}`;
  try {
    await work(await createDatabase(name));
  } finally {
    await dropDatabase(name);
  }
}

async function linesOf(store: Store, question: string): Promise<string[]> {
  const { rows } = await store.read((db) => sql<{ line: string }>`${sql.raw(question)}`.execute(db));
  return rows.map(({ line }) => line).sort();
}

testOfPostgres("both engines have the same tables, columns and indexes", async () => {
  const [sqlite, postgres] = [await openSqliteTestStore(), await openTestStore()];
  const columns = await linesOf(
    sqlite,
    `SELECT list.name || '.' || info.name AS line FROM pragma_table_list AS list, pragma_table_info(list.name) AS info
    WHERE list.type = 'table' AND list.name NOT LIKE 'sqlite%' AND list.name NOT LIKE 'payment_search%'`,
  );
  expect(
    await linesOf(
      postgres,
      `SELECT table_name || '.' || column_name AS line FROM information_schema.columns
      JOIN information_schema.tables USING (table_schema, table_name)
      WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND column_name <> 'rowid'
        AND table_name <> 'payment_search'`,
    ),
  ).toEqual(columns);
  const indexes = await linesOf(
    sqlite,
    "SELECT name AS line FROM sqlite_schema WHERE type = 'index' AND name NOT LIKE 'sqlite%'",
  );
  const ours = await linesOf(postgres, "SELECT indexname AS line FROM pg_indexes WHERE schemaname = current_schema()");
  expect(ours).toEqual(expect.arrayContaining(indexes));
});

testOfPostgres("of processes that migrate at once, one does the work", async () => {
  await withDatabase(async (url) => {
    const applied = await Promise.all([1, 2, 3].map(() => migratePostgres({ url, migrations: few, now })));
    expect(applied.map(({ length }) => length).sort((a, b) => a - b)).toEqual([0, 0, few.length]);
  });
});

testOfPostgres("a migration that fails leaves nothing, and the ones before it stay", async () => {
  await withDatabase(async (url) => {
    const broken = {
      name: "9999-broken",
      async up(db: Parameters<(typeof migrations)[number]["up"]>[0]) {
        await sql`CREATE TABLE half (id TEXT PRIMARY KEY) STRICT`.execute(db);
        throw new Error("out of luck");
      },
    };
    await expect(migratePostgres({ url, migrations: [...few, broken], now })).rejects.toMatchObject({
      code: "migration_failed",
      message: "Migration 9999-broken failed and was undone: out of luck",
    });
    expect(await migratePostgres({ url, migrations: few, now })).toEqual([]);
    const store = await openPostgresStore({ url, migrations: few });
    await expect(store.read((db) => sql`SELECT 1 FROM half`.execute(db))).rejects.toThrow("does not exist");
    await store.close();
  });
});

testOfPostgres("a database of a newer version is left alone, and one of an older version is named", async () => {
  await withDatabase(async (url) => {
    await migratePostgres({ url, migrations: few, now });
    const older = few.slice(0, -1);
    await expect(migratePostgres({ url, migrations: older, now })).rejects.toMatchObject({ code: "schema_newer" });
    await expect(openPostgresStore({ url, migrations: older })).rejects.toMatchObject({ code: "schema_newer" });
    const newer = [...few, { name: "9999-later", up: () => Promise.resolve() }];
    await expect(openPostgresStore({ url, migrations: newer })).rejects.toMatchObject({ code: "schema_older" });
  });
});

test.each([
  ["a server that is not there", "postgres://kontor@127.0.0.1:1/kontor", "unreachable"],
  ["a name without a server", "postgres://kontor@nowhere.invalid/kontor", "broken"],
])("%s is a clear error", async (_what, url, code) => {
  await expect(migratePostgres({ url, migrations, now })).rejects.toMatchObject({ code });
});
