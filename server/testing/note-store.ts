import { join } from "node:path";
import { afterAll } from "vitest";
import { openSqliteStore, type SqliteStore, type SqliteStoreOptions } from "../store/sqlite/sqlite-store.ts";
import { type NoteDatabase, noteMigration } from "./note-schema.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export type NoteStore = SqliteStore<NoteDatabase>;

/** Long enough that a slow machine does not split what a test means to be one batch. */
export const ONE_BATCH_MS = 60_000;

/** Opens stores with one empty table each. Call it where tests are declared; all are closed at the end. */
export function noteStores(): (options?: Partial<SqliteStoreOptions>) => Promise<NoteStore> {
  const folder = temporaryFolder();
  const opened: NoteStore[] = [];
  let requested = 0;
  afterAll(async () => {
    await Promise.all(opened.map((store) => store.close()));
  });
  return async (options = {}) => {
    requested += 1;
    const store = await openSqliteStore<NoteDatabase>({
      file: join(folder, `note-${requested}.db`),
      maxBatchMs: ONE_BATCH_MS,
      ...options,
    });
    opened.push(store);
    await store.write((trx) => noteMigration.up(trx));
    return store;
  };
}

/** Committed words in order. */
export async function wordsIn(store: NoteStore): Promise<string[]> {
  const rows = await store.read((db) => db.selectFrom("note").select("word").orderBy("word").execute());
  return rows.map(({ word }) => word);
}
