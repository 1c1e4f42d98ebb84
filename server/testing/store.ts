import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import type { Database, Store } from "../database.ts";
import type { InstalledStore } from "../open-store.ts";
import { migrations } from "../store/migrations/index.ts";
import { openPostgresStore, type PostgresStore } from "../store/postgres/postgres-store.ts";
import { openSqliteStore, type SqliteStore, type SqliteStoreOptions } from "../store/sqlite/sqlite-store.ts";
import { afterThisFile } from "./after-tests.ts";
import { isPostgresRun } from "./engine.ts";
import { createDatabase, dropDatabase } from "./postgres-database.ts";
import { temporaryFolder } from "./temporary-folder.ts";

let requested = 0;

/** A store as tests get it: a real engine, SQLite unless the run is about PostgreSQL. */
export type TestStore = InstalledStore;

/**
 * A fresh store with the full schema and no rows, copied from the database that the run migrated once.
 * It is closed and removed when the file's tests are over; closing it earlier is fine.
 */
export async function openTestStore(): Promise<TestStore> {
  return isPostgresRun ? openPostgresCopy() : openSqliteTestStore();
}

/** For what is about SQLite itself, whichever engine the run is about. */
export async function openSqliteTestStore(options: Partial<SqliteStoreOptions> = {}): Promise<SqliteStore<Database>> {
  const file = join(temporaryFolder(), "store.db");
  copyFileSync(inject("templateDatabase"), file);
  const store = await openSqliteStore<Database>({ file, migrations, ...options });
  afterThisFile(() => store.close());
  return store;
}

/** The file of a store, for tests that look at it or break it from outside. */
export function fileOf(store: Store): string {
  if ("file" in store && typeof store.file === "string") return store.file;
  throw new Error("This test is about SQLite: leave it out of the runs on PostgreSQL");
}

/** The same store with some of its doors replaced, for what happens when it refuses. */
export function storeWith(store: Store, doors: Partial<Store>): Store {
  return {
    isShared: store.isShared,
    read: (work) => store.read(work),
    write: (work) => store.write(work),
    afterCommit: (work) => store.afterCommit(work),
    close: () => store.close(),
    ...doors,
  };
}

async function openPostgresCopy(): Promise<PostgresStore<Database>> {
  const name = `test_${process.pid}_${(requested += 1)}`;
  const store = await openPostgresStore<Database>({ url: await createDatabase(name, "template"), connectionsMax: 4 });
  afterThisFile(async () => {
    await store.close();
    await dropDatabase(name);
  });
  return store;
}
