import { PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type CompiledQuery, type Kysely } from "kysely";
import { expect, test, vi } from "vitest";
import type { NoteDatabase } from "../testing/note-schema.ts";
import { noteStores, wordsIn } from "../testing/note-store.ts";
import { kyselyHandles } from "./kysely-handle.ts";
import { type ListedValues, listedValues, prepared, type Slots } from "./prepared.ts";
import type { ReadHandle } from "./store.ts";

type Db = ReadHandle<NoteDatabase>;
const openStore = noteStores();

const findWord = prepared((db: Db, { word }: Slots<{ word: string }>) =>
  db.selectFrom("note").select("word").where("word", "=", word),
);
const addWord = prepared((db: Kysely<NoteDatabase>, row: Slots<{ word: string }>) => db.insertInto("note").values(row));

test("each call finds and writes by its own values", async () => {
  const store = await openStore();
  await store.write(async (trx) => {
    for (const word of ["one", "two", "three"]) await addWord(trx, { word });
  });
  expect(await wordsIn(store)).toEqual(["one", "three", "two"]);
  const found = await store.read(async (db) => [
    await findWord(db, { word: "two" }),
    await findWord(db, { word: "x" }),
  ]);
  expect(found.map(({ rows }) => rows)).toEqual([[{ word: "two" }], []]);
});

test("it says how many rows it changed, and fails as a query that was built on the spot", async () => {
  const store = await openStore();
  const { numAffectedRows } = await store.write((trx) => addWord(trx, { word: "once" }));
  expect(numAffectedRows).toBe(1n);
  await expect(store.write((trx) => addWord(trx, { word: "once" }))).rejects.toMatchObject({
    code: "SQLITE_CONSTRAINT_PRIMARYKEY",
  });
});

/** A handle that keeps what it is asked to run. */
function listening() {
  const asked: Pick<CompiledQuery, "sql" | "parameters">[] = [];
  const { over } = kyselyHandles({
    adapter: new PostgresAdapter(),
    compiler: new PostgresQueryCompiler(),
    introspector: (db) => new PostgresIntrospector(db),
  });
  const db = over<{ entry: { kind: string; note: string; amount: number } }>({
    executeQuery: ({ sql, parameters }) => {
      asked.push({ sql, parameters });
      return Promise.resolve({ rows: [] });
    },
    streamQuery: () => {
      throw new Error("Nobody streams here");
    },
  });
  return { db, asked };
}

interface Entry {
  kind: string;
  note: string;
  amount: number | undefined;
}

test("it is built once for each set of names, and what is left out is no part of it", async () => {
  const { db, asked } = listening();
  const build = vi.fn((handle: typeof db, { kind, ...row }: Slots<Entry>) =>
    handle.updateTable("entry").set(row).where("kind", "=", kind).where("amount", "<", 7),
  );
  const change = prepared(build);
  await change(db, { kind: "a", note: "x", amount: 1 });
  await change(db, { kind: "b", note: "y", amount: 2 });
  await change(db, { kind: "c", note: "z", amount: undefined });
  expect(build).toHaveBeenCalledTimes(2);
  const both = 'update "entry" set "note" = $1, "amount" = $2 where "kind" = $3 and "amount" < $4';
  expect(asked).toEqual([
    { sql: both, parameters: ["x", 1, "a", 7] },
    { sql: both, parameters: ["y", 2, "b", 7] },
    { sql: 'update "entry" set "note" = $1 where "kind" = $2 and "amount" < $3', parameters: ["z", "c", 7] },
  ]);
});

test("each engine gets the statement in its own words", async () => {
  const store = await openStore();
  const { db, asked } = listening();
  await store.read((sqlite) => findWord(sqlite, { word: "one" }));
  await findWord(db, { word: "one" });
  expect(asked.map(({ sql }) => sql)).toEqual(['select "word" from "note" where "word" = $1']);
});

const findWords = prepared((db: Db, words: Slots<ListedValues<string>>) =>
  db.selectFrom("note").select("word").where("word", "in", Object.values(words)).orderBy("word"),
);

test("a list of values may have any length, and is asked for in its order", async () => {
  const store = await openStore();
  const words = Array.from({ length: 120 }, (_, number) => `word-${number}`);
  await store.write(async (trx) => {
    for (const word of words) await addWord(trx, { word });
  });
  for (let length = 1; length <= words.length; length += 7) {
    const wanted = words.slice(0, length);
    const { rows } = await store.read((db) => findWords(db, listedValues(wanted)));
    expect(rows.map(({ word }) => word)).toEqual([...wanted].sort());
  }
});
