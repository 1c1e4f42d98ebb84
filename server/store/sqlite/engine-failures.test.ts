import Sqlite from "better-sqlite3";
import { sql, type Transaction } from "kysely";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type NoteDatabase, noteMigration } from "../../testing/note-schema.ts";
import { noteStores, ONE_BATCH_MS, wordsIn } from "../../testing/note-store.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { openReader, openWriter } from "./open-connection.ts";
import { SqliteStore } from "./sqlite-store.ts";

const openStore = noteStores();
const folder = temporaryFolder();
const closeAfterwards: { close(): unknown }[] = [];

afterAll(async () => {
  for (const resource of closeAfterwards) await resource.close();
});

function add(trx: Transaction<NoteDatabase>, word: string): Promise<unknown> {
  return trx.insertInto("note").values({ word }).execute();
}

/** A store whose file may hold only so many pages, as a full disk would have it. */
async function openSmallStore(name: string, pages: number): Promise<SqliteStore<NoteDatabase>> {
  const options = { file: join(folder, name), lockTimeoutMs: 1_000 };
  const writer = await openWriter(options);
  writer.pragma(`max_page_count = ${pages}`);
  const limits = { maxBatchMs: ONE_BATCH_MS, maxQueuedUnits: 100, maxStatements: 100, pauseMs: 0 };
  const store = new SqliteStore<NoteDatabase>(writer, await openReader(options), { ...options, ...limits });
  closeAfterwards.push(store);
  await store.write((trx) => noteMigration.up(trx));
  return store;
}

/** Locks the file as another process would. */
function lockFromOutside(file: string): { release(): void } {
  const db = new Sqlite(file);
  closeAfterwards.push(db);
  db.exec("BEGIN IMMEDIATE");
  return { release: () => db.exec("COMMIT") };
}

test("a full disk rejects the whole batch, keeps nothing of it and leaves the store usable", async () => {
  const store = await openSmallStore("full.db", 12);
  let timesRun = 0;
  const outcomes = await Promise.allSettled([
    store.write((trx) => add(trx, "early")),
    store.write((trx) => add(trx, "x".repeat(100_000))),
    store.write((trx) => {
      timesRun += 1;
      return add(trx, "later");
    }),
  ]);
  const diskFull = { reason: { name: "StoreError", code: "disk_full", cause: { code: "SQLITE_FULL" } } };
  expect(outcomes).toMatchObject([diskFull, diskFull, { status: "fulfilled" }]);
  expect(timesRun).toBe(1);
  expect(await wordsIn(store)).toEqual(["later"]);
});

test("a unit that hides a full disk cannot go on outside its transaction", async () => {
  const store = await openSmallStore("hidden.db", 12);
  const hiding = store.write(async (trx) => {
    await add(trx, "x".repeat(100_000)).catch(() => undefined);
    await add(trx, "would commit by itself").catch(() => undefined);
    return "all is well";
  });
  await expect(hiding).rejects.toMatchObject({ code: "disk_full" });
  expect(await wordsIn(store)).toEqual([]);
});

test("a trigger that rolls everything back rejects the whole batch", async () => {
  const store = await openStore();
  await store.write((trx) =>
    sql`CREATE TRIGGER no_bombs BEFORE INSERT ON note WHEN new.word = 'bomb'
        BEGIN SELECT RAISE(ROLLBACK, 'no bombs'); END`.execute(trx),
  );
  const outcomes = await Promise.allSettled([
    store.write((trx) => add(trx, "innocent")),
    store.write((trx) => add(trx, "bomb").catch(() => add(trx, "stray"))),
  ]);
  const noBombs = { reason: { message: "no bombs" } };
  expect(outcomes).toMatchObject([noBombs, noBombs]);
  expect(await wordsIn(store)).toEqual([]);
});

test("a commit that fails rejects every unit, also those that had failed by themselves", async () => {
  const store = await openStore();
  // Deferred constraints are forbidden because of exactly this: they are checked when all units are done.
  await store.write((trx) =>
    sql`CREATE TABLE child (word TEXT REFERENCES note (word) DEFERRABLE INITIALLY DEFERRED)`.execute(trx),
  );
  const outcomes = await Promise.allSettled<unknown>([
    store.write((trx) => add(trx, "innocent")),
    store.write((trx) => sql`INSERT INTO child VALUES ('orphan')`.execute(trx)),
    store.write((trx) => add(trx, "innocent")),
  ]);
  const failedCommit = { reason: { code: "SQLITE_CONSTRAINT_FOREIGNKEY" } };
  expect(outcomes).toMatchObject([failedCommit, failedCommit, failedCommit]);
  expect(await wordsIn(store)).toEqual([]);
  await store.write((trx) => add(trx, "next"));
  expect(await wordsIn(store)).toEqual(["next"]);
});

test("a lock held by another process is waited for without stopping the event loop or reads", async () => {
  const store = await openStore();
  const lock = lockFromOutside(store.file);
  let isSettled = false;
  const write = store.write((trx) => add(trx, "patient")).finally(() => (isSettled = true));
  for (let turn = 0; turn < 20; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    expect(await wordsIn(store)).toEqual([]);
  }
  expect(isSettled).toBe(false);
  lock.release();
  await write;
  expect(await wordsIn(store)).toEqual(["patient"]);
});

test("a lock held for too long rejects what waits for it, and later writes start afresh", async () => {
  const store = await openStore({ lockTimeoutMs: 30 });
  const lock = lockFromOutside(store.file);
  const outcomes = await Promise.allSettled(["a", "b"].map((word) => store.write((trx) => add(trx, word))));
  const message: unknown = expect.stringContaining("locked by another process for more than 30 ms");
  const locked = { reason: { code: "locked", message } };
  expect(outcomes).toMatchObject([locked, locked]);
  lock.release();
  await store.write((trx) => add(trx, "c"));
  expect(await wordsIn(store)).toEqual(["c"]);
});
