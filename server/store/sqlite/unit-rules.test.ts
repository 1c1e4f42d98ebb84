import { sql, type Transaction } from "kysely";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { NoteDatabase } from "../../testing/note-schema.ts";
import { noteStores, wordsIn } from "../../testing/note-store.ts";
import { StoreMisuse } from "../store-error.ts";

const openStore = noteStores();

type Trx = Transaction<NoteDatabase>;

function add(trx: Trx, word: string): Promise<unknown> {
  return trx.insertInto("note").values({ word }).execute();
}

test("a handle kept beyond its unit is dead", async () => {
  const store = await openStore();
  const kept = await store.write((trx) => Promise.resolve({ trx, copy: trx.withSchema("main").withoutPlugins() }));
  await expect(add(kept.trx, "late")).rejects.toThrow(StoreMisuse);
  await expect(add(kept.copy, "late")).rejects.toThrow(StoreMisuse);
  expect(await wordsIn(store)).toEqual([]);
});

test("a query left behind by a rejected Promise.all does not slip into the next unit", async () => {
  const store = await openStore();
  let late: Promise<unknown> | undefined;
  const failing = store.write(async (trx) => {
    const slow = async () => {
      for (let query = 0; query < 10; query += 1) await trx.selectFrom("note").select("word").execute();
      await add(trx, "late");
    };
    late = slow();
    await Promise.all([late, Promise.reject(new Error("refused"))]);
  });
  const next = store.write(async (trx) => {
    for (let query = 0; query < 20; query += 1) await add(trx, `next-${query}`);
  });
  await expect(failing).rejects.toThrow("refused");
  await expect(late).rejects.toThrow(/had settled/);
  await next;
  expect(await wordsIn(store)).not.toContain("late");
});

test.each<[string, () => Promise<unknown>]>([
  ["a timer", () => new Promise((resolve) => setTimeout(resolve, 0))],
  ["an immediate", () => new Promise((resolve) => setImmediate(resolve))],
  ["a file", () => readFile(import.meta.filename)],
  ["a promise that nobody settles", () => new Promise(() => undefined)],
])("a unit that waits for %s is rolled back and told so; its neighbours stay", async (_what, wait) => {
  const store = await openStore();
  const before = store.write((trx) => add(trx, "before"));
  const waiting = store.write(async (trx) => {
    await add(trx, "undone");
    await wait();
    await add(trx, "later");
  });
  const after = store.write((trx) => add(trx, "after"));
  await expect(waiting).rejects.toThrow(/waited for something other than its own queries/);
  await expect(waiting).rejects.toThrow(StoreMisuse);
  await Promise.all([before, after]);
  expect(await wordsIn(store)).toEqual(["after", "before"]);
});

test("what a rolled-back unit does when its wait is over reaches nobody", async () => {
  const store = await openStore();
  let goOn = (): void => undefined;
  const gate = new Promise<void>((resolve) => (goOn = resolve));
  let late: Promise<unknown> | undefined;
  const waiting = store.write((trx) => (late = gate.then(() => add(trx, "later"))));
  await expect(waiting).rejects.toThrow(StoreMisuse);
  const other = store.write(async (trx) => {
    goOn();
    for (let query = 0; query < 10; query += 1) await add(trx, `other-${query}`);
  });
  await other;
  await expect(late).rejects.toThrow(/had settled/);
  expect(await wordsIn(store)).toHaveLength(10);
});

test("long chains of promises and ticks are no waiting", async () => {
  const store = await openStore();
  await store.write(async (trx) => {
    for (let turn = 0; turn < 2_000; turn += 1) await Promise.resolve();
    await new Promise<void>((resolve) => process.nextTick(resolve));
    await add(trx, "patient");
  });
  expect(await wordsIn(store)).toEqual(["patient"]);
});

test.each([
  ["store.write", /store.write was called inside/],
  ["store.writeRaw", /store.write was called inside/],
  ["store.read", /store.read was called inside/],
  ["store.close", /store.close was called inside/],
] as const)("%s inside a unit rejects at once instead of waiting for itself", async (call, message) => {
  const store = await openStore();
  const calls = {
    "store.write": () => store.write((trx) => add(trx, "inner")),
    "store.writeRaw": () => store.writeRaw((trx) => trx.prepare("INSERT INTO note VALUES ('inner')").run()),
    "store.read": () => store.read((db) => db.selectFrom("note").select("word").execute()),
    "store.close": () => store.close(),
  };
  await store.write(async (trx) => {
    await add(trx, "outer");
    const inner = calls[call]();
    await expect(inner).rejects.toThrow(StoreMisuse);
    await expect(inner).rejects.toThrow(message);
  });
  expect(await wordsIn(store)).toEqual(["outer"]);
});

test("a unit cannot begin a transaction of its own", async () => {
  const store = await openStore();
  await store.write(async (trx) => {
    expect(() => trx.transaction()).toThrow();
    await expect(trx.startTransaction().execute()).rejects.toThrow(StoreMisuse);
    await add(trx, "kept");
  });
  expect(await wordsIn(store)).toEqual(["kept"]);
});

test.each([
  "COMMIT",
  "rollback",
  "; COMMIT",
  "/* now */ END",
  "-- now\nRELEASE unit",
  "SAVEPOINT mine",
  "PRAGMA defer_foreign_keys = ON",
  "ATTACH 'other.db' AS other",
])("%j cannot be run inside a unit", async (statement) => {
  const store = await openStore();
  await store.write(async (trx) => {
    await expect(sql.raw(statement).execute(trx)).rejects.toThrow(StoreMisuse);
    await add(trx, "kept");
  });
  expect(await wordsIn(store)).toEqual(["kept"]);
});
