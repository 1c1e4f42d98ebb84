import Sqlite from "better-sqlite3";
import { sql, type Transaction } from "kysely";
import { expect, test, vi } from "vitest";
import type { NoteDatabase } from "../../testing/note-schema.ts";
import { type NoteStore, noteStores, wordsIn } from "../../testing/note-store.ts";

const openStore = noteStores();

function add(trx: Transaction<NoteDatabase>, word: string): Promise<unknown> {
  return trx.insertInto("note").values({ word }).execute();
}

/** What a process of its own would see now. */
function countFromOutside(store: NoteStore): unknown {
  const db = new Sqlite(store.file, { readonly: true });
  try {
    return db.prepare("SELECT count(*) FROM note").pluck().get();
  } finally {
    db.close();
  }
}

test("a unit's result comes back once its rows are committed", async () => {
  const store = await openStore();
  const count = await store.write(async (trx) => {
    await add(trx, "one");
    const { n } = await trx
      .selectFrom("note")
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow();
    return n;
  });
  expect(count).toBe(1);
  expect(countFromOutside(store)).toBe(1);
});

test("units run one after another however often they await", async () => {
  const store = await openStore();
  const log: string[] = [];
  const unit = (name: string) =>
    store.write(async (trx) => {
      log.push(`${name} begins`);
      for (let query = 0; query < 5; query += 1) await add(trx, `${name}-${query}`);
      log.push(`${name} ends`);
    });
  await Promise.all([unit("a"), unit("b"), unit("c")]);
  expect(log).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
});

test("a unit that throws is rolled back alone, and its caller gets its error", async () => {
  const store = await openStore();
  const refusal = new Error("too little money");
  const outcomes = await Promise.allSettled([
    store.write((trx) => add(trx, "before")),
    store.write(async (trx) => {
      await add(trx, "undone");
      throw refusal;
    }),
    store.write((trx) => add(trx, "after")),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(outcomes[1]).toMatchObject({ reason: refusal });
  expect(await wordsIn(store)).toEqual(["after", "before"]);
});

test("a broken constraint undoes its unit alone and keeps the engine's code", async () => {
  const store = await openStore();
  const twice = store.write(async (trx) => {
    await add(trx, "undone");
    await add(trx, "twice");
    await add(trx, "twice");
  });
  const other = store.write((trx) => add(trx, "kept"));
  await expect(twice).rejects.toMatchObject({ code: "SQLITE_CONSTRAINT_PRIMARYKEY" });
  await other;
  expect(await wordsIn(store)).toEqual(["kept"]);
});

test("a unit that recovers from its own failed query keeps the rest", async () => {
  const store = await openStore();
  await store.write(async (trx) => {
    await add(trx, "once");
    await add(trx, "once").catch(() => undefined);
    await add(trx, "more");
  });
  expect(await wordsIn(store)).toEqual(["more", "once"]);
});

test("no promise settles before the common commit", async () => {
  const store = await openStore();
  let isFirstSettled = false;
  let seenFromOutside: unknown;
  const first = store.write((trx) => add(trx, "first")).then(() => (isFirstSettled = true));
  const second = store.write(async (trx) => {
    for (let query = 0; query < 20; query += 1) await add(trx, `second-${query}`);
    seenFromOutside = countFromOutside(store);
    return isFirstSettled;
  });
  expect(await second).toBe(false);
  expect(seenFromOutside).toBe(0);
  await first;
  expect(countFromOutside(store)).toBe(21);
});

test("a batch that has lasted long enough commits before the next unit begins", async () => {
  const store = await openStore({ maxBatchMs: 0 });
  const first = store.write((trx) => add(trx, "first"));
  const seen = store.write(() => Promise.resolve(countFromOutside(store)));
  await first;
  expect(await seen).toBe(1);
});

test("a store that pauses leaves the lock free before its next batch", async () => {
  const store = await openStore({ maxBatchMs: 0, pauseMs: 300 });
  const words = ["first", "second"];
  const [first, second] = words.map((word) => store.write((trx) => add(trx, word)));
  await first;
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(countFromOutside(store)).toBe(1);
  await second;
  expect(countFromOutside(store)).toBe(2);
});

test("units and their commits go on while a test holds the clock", async () => {
  const store = await openStore();
  vi.useFakeTimers();
  try {
    await store.write((trx) => add(trx, "frozen"));
  } finally {
    vi.useRealTimers();
  }
  expect(await wordsIn(store)).toEqual(["frozen"]);
});

test("units beyond the limit of the queue are refused at once", async () => {
  const store = await openStore({ maxQueuedUnits: 2 });
  const accepted = [store.write((trx) => add(trx, "a")), store.write((trx) => add(trx, "b"))];
  await expect(store.write((trx) => add(trx, "c"))).rejects.toMatchObject({ code: "overloaded" });
  await Promise.all(accepted);
  await store.write((trx) => add(trx, "d"));
  expect(await wordsIn(store)).toEqual(["a", "b", "d"]);
});

test("closing waits for the units already queued and refuses later ones", async () => {
  const store = await openStore();
  const queued = store.write((trx) => add(trx, "queued"));
  const closing = store.close();
  await expect(store.write((trx) => add(trx, "late"))).rejects.toMatchObject({ code: "closed" });
  await expect(store.read((db) => db.selectFrom("note").select("word").execute())).rejects.toMatchObject({
    code: "closed",
  });
  await queued;
  await closing;
  expect(countFromOutside(store)).toBe(1);
});

test("raw units share queue, savepoint and rules with the others", async () => {
  const store = await openStore();
  const insertTwo = (fail: boolean) =>
    store.writeRaw((trx) => {
      const insert = trx.prepare("INSERT INTO note (word) VALUES (?)");
      insert.run(`raw-${String(fail)}`);
      if (fail) throw new Error("changed my mind");
      return { insert, word: trx.prepare<{ word: string }>("SELECT word FROM note").get()?.word };
    });
  const failed = insertTwo(true);
  const { insert, word } = await insertTwo(false);
  await expect(failed).rejects.toThrow("changed my mind");
  expect(word).toBe("raw-false");
  expect(() => insert.run("late")).toThrow(/had settled/);
  expect(await wordsIn(store)).toEqual(["raw-false"]);
});

test("the schema may change under cached statements", async () => {
  const store = await openStore();
  const all = () => store.read((db) => sql<Record<string, unknown>>`SELECT * FROM note`.execute(db as never));
  await store.write((trx) => add(trx, "word"));
  expect((await all()).rows).toEqual([{ word: "word" }]);
  await store.write((trx) => sql`ALTER TABLE note ADD COLUMN size INTEGER`.execute(trx));
  expect((await all()).rows).toEqual([{ word: "word", size: null }]);
});
