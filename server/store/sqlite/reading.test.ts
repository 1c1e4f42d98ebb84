import { sql, type Transaction } from "kysely";
import { expect, test } from "vitest";
import type { NoteDatabase } from "../../testing/note-schema.ts";
import { noteStores, wordsIn } from "../../testing/note-store.ts";

const openStore = noteStores();

function add(trx: Transaction<NoteDatabase>, word: string): Promise<unknown> {
  return trx.insertInto("note").values({ word }).execute();
}

test("a read neither sees nor waits for a unit that is not committed yet", async () => {
  const store = await openStore();
  let goOn = (): void => undefined;
  const gate = new Promise<void>((resolve) => (goOn = resolve));
  const reading = store.read(async (db) => {
    await gate;
    return db.selectFrom("note").select("word").execute();
  });
  let seen: unknown;
  void reading.then((rows) => (seen = rows));
  await store.write(async (trx) => {
    await add(trx, "uncommitted");
    goOn();
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
    expect(seen).toEqual([]);
  });
  expect(await reading).toEqual([]);
  expect(await wordsIn(store)).toEqual(["uncommitted"]);
});

test("a read that follows a write sees it", async () => {
  const store = await openStore();
  for (const word of ["a", "b", "c"]) {
    await store.write((trx) => add(trx, word));
    expect(await wordsIn(store)).toContain(word);
  }
});

test("the handle of a read cannot write", async () => {
  const store = await openStore();
  const writing = store.read((db) => sql`DELETE FROM note`.execute({ getExecutor: () => db.getExecutor() }));
  await expect(writing).rejects.toMatchObject({ code: "SQLITE_READONLY" });
});

test("a stream gives the rows of one moment and holds up neither writers nor other readers", async () => {
  const store = await openStore();
  const words = Array.from({ length: 250 }, (_, index) => String(index).padStart(3, "0"));
  await store.writeRaw((trx) => words.forEach((word) => trx.prepare("INSERT INTO note VALUES (?)").run(word)));
  const streamed: string[] = [];
  await store.read(async (db) => {
    for await (const { word } of db.selectFrom("note").select("word").orderBy("word").stream()) {
      streamed.push(word);
      if (streamed.length !== 120) continue;
      await store.write((trx) => add(trx, "zzz"));
      expect(await wordsIn(store)).toContain("zzz");
    }
  });
  expect(streamed).toEqual(words);
});

test("a stream may be left early, also because the store closes", async () => {
  const store = await openStore();
  await store.writeRaw((trx) => {
    for (let row = 0; row < 250; row += 1) trx.prepare("INSERT INTO note VALUES (?)").run(String(row));
  });
  await store.read(async (db) => {
    for await (const row of db.selectFrom("note").select("word").stream()) {
      expect(row).toBeDefined();
      break;
    }
  });
  const streaming = store.read(async (db) => {
    for await (const row of db.selectFrom("note").select("word").stream()) {
      expect(row).toBeDefined();
      await store.close();
    }
  });
  await expect(streaming).rejects.toMatchObject({ code: "closed" });
});

test("a stream inside a unit gives the rows of the unit", async () => {
  const store = await openStore();
  const streamed = await store.write(async (trx) => {
    await add(trx, "own");
    const words: string[] = [];
    for await (const { word } of trx.selectFrom("note").select("word").stream()) words.push(word);
    return words;
  });
  expect(streamed).toEqual(["own"]);
});
