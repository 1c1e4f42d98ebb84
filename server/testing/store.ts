import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { Database } from "../database.ts";
import { migrations } from "../store/migrations/index.ts";
import { migrateSqlite } from "../store/sqlite/migrate.ts";
import { openSqliteStore, type SqliteStore, type SqliteStoreOptions } from "../store/sqlite/sqlite-store.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const folder = temporaryFolder();
const opened: SqliteStore<Database>[] = [];
let requested = 0;
let template: Promise<string> | null = null;

/** A store as tests get it: the real engine on a file of its own. */
export type TestStore = SqliteStore<Database>;

/**
 * A fresh store with the full schema and no rows. Migrating happens once per test file; each store is a copy.
 * It is closed and removed when the file's tests are over; closing it earlier is fine.
 */
export async function openTestStore(options: Partial<SqliteStoreOptions> = {}): Promise<TestStore> {
  template ??= migrateTemplate();
  const file = join(folder, `store-${(requested += 1)}.db`);
  copyFileSync(await template, file);
  const store = await openSqliteStore<Database>({ file, migrations, ...options });
  opened.push(store);
  return store;
}

async function migrateTemplate(): Promise<string> {
  const file = join(folder, "template.db");
  await migrateSqlite({ file, migrations, backupFolder: folder, now: new Date("2025-01-01T00:00:00Z") });
  return file;
}

afterAll(async () => {
  await Promise.all(opened.map((store) => store.close()));
});
