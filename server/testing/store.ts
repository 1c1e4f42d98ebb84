import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import type { Database } from "../database.ts";
import { migrations } from "../store/migrations/index.ts";
import { openSqliteStore, type SqliteStore, type SqliteStoreOptions } from "../store/sqlite/sqlite-store.ts";
import { afterThisFile } from "./after-tests.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A store as tests get it: the real engine on a file of its own. */
export type TestStore = SqliteStore<Database>;

/**
 * A fresh store with the full schema and no rows, copied from the database that the run migrated once.
 * It is closed and removed when the file's tests are over; closing it earlier is fine.
 */
export async function openTestStore(options: Partial<SqliteStoreOptions> = {}): Promise<TestStore> {
  const file = join(temporaryFolder(), "store.db");
  copyFileSync(inject("templateDatabase"), file);
  const store = await openSqliteStore<Database>({ file, migrations, ...options });
  afterThisFile(() => store.close());
  return store;
}
