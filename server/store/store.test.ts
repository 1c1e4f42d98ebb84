import { sql } from "kysely";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Store, Trx } from "../database.ts";
import { openTestStore } from "../testing/store.ts";

/** What every engine keeps to; this file runs on each of them. */
function add(trx: Trx, name: string): Promise<unknown> {
  const at = "2025-01-01T00:00:00.000Z";
  return trx
    .insertInto("staff")
    .values({ id: name, email: `${Buffer.from(name).toString("hex")}@shop.example`, name, role: "viewer", created_at: at })
    .execute();
}

async function namesIn(store: Store): Promise<string[]> {
  const rows = await store.read((db) => db.selectFrom("staff").select("name").orderBy("name").execute());
  return rows.map(({ name }) => name);
}

test("a unit that throws leaves nothing, and its neighbours stay", async () => {
  const store = await openTestStore();
  const outcomes = await Promise.allSettled([
    store.write((trx) => add(trx, "before")),
    store.write(async (trx) => {
      await add(trx, "undone");
      throw new Error("changed my mind");
    }),
    store.write((trx) => add(trx, "after")),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(outcomes[1]).toMatchObject({ reason: { message: "changed my mind" } });
  expect(await namesIn(store)).toEqual(["after", "before"]);
});

test("a broken rule undoes its unit", async () => {
  const store = await openTestStore();
  await expect(
    store.write(async (trx) => {
      await add(trx, "once");
      await add(trx, "once");
    }),
  ).rejects.toThrow();
  expect(await namesIn(store)).toEqual([]);
});

test("units that read and then write the same row lose nothing of each other", async () => {
  const store = await openTestStore();
  await store.write((trx) => add(trx, "0"));
  const countUp = () =>
    store.write(async (trx) => {
      const { name, id } = await trx.selectFrom("staff").select(["name", "id"]).executeTakeFirstOrThrow();
      await trx.updateTable("staff").set({ name: String(Number(name) + 1) }).where("id", "=", id).execute();
    });
  await Promise.all(Array.from({ length: 30 }, countUp));
  expect(await namesIn(store)).toEqual(["30"]);
});

test("of units that each find a place free, one takes it", async () => {
  const store = await openTestStore();
  const takeWhenEmpty = (name: string) =>
    store.write(async (trx) => {
      const taken = await trx.selectFrom("staff").select("id").execute();
      if (taken.length === 0) await add(trx, name);
    });
  await Promise.all(["a", "b", "c", "d", "e", "f"].map(takeWhenEmpty));
  expect(await namesIn(store)).toHaveLength(1);
});

test("a unit is seen whole or not at all", async () => {
  const store = await openTestStore();
  const writing = store.write(async (trx) => {
    await add(trx, "new");
    await add(trx, "newer");
  });
  const seen = await Promise.all([1, 2, 3, 4].map(() => namesIn(store)));
  await writing;
  expect(await namesIn(store)).toEqual(["new", "newer"]);
  for (const names of seen) expect([0, 2]).toContain(names.length);
});

test.each([
  ["a timer", () => delay(0)],
  ["an immediate", () => new Promise((resolve) => setImmediate(resolve))],
  ["a promise that nobody settles", () => new Promise(() => undefined)],
])("a unit that waits for %s is rolled back and told so", async (_what, wait) => {
  const store = await openTestStore();
  await expect(
    store.write(async (trx) => {
      await add(trx, "undone");
      await wait();
    }),
  ).rejects.toMatchObject({ code: "misuse" });
  expect(await namesIn(store)).toEqual([]);
});

test("a handle kept beyond its unit is dead, and a query left behind slips into no other", async () => {
  const store = await openTestStore();
  const kept = await store.write((trx) => Promise.resolve(trx));
  await expect(add(kept, "late")).rejects.toMatchObject({ code: "misuse" });
  let late: Promise<void> = Promise.resolve();
  const failing = store.write(async (trx) => {
    late = (async () => {
      for (let query = 0; query < 10; query += 1) await trx.selectFrom("staff").select("id").execute();
      await add(trx, "left behind");
    })();
    late.catch(() => undefined);
    await Promise.all([late, Promise.reject(new Error("refused"))]);
  });
  await expect(failing).rejects.toThrow("refused");
  await store.write((trx) => add(trx, "next"));
  await expect(late).rejects.toMatchObject({ code: "misuse" });
  expect(await namesIn(store)).toEqual(["next"]);
});

test("the doors of the store are closed inside of a unit", async () => {
  const store = await openTestStore();
  const inner = await store.write(async (trx) => {
    await add(trx, "outer");
    return Promise.allSettled([
      store.write((other) => add(other, "inner")),
      store.read((db) => db.selectFrom("staff").select("id").execute()),
      store.close(),
      sql`COMMIT`.execute(trx),
    ]);
  });
  for (const outcome of inner) expect(outcome).toMatchObject({ status: "rejected", reason: { code: "misuse" } });
  expect(await namesIn(store)).toEqual(["outer"]);
});

test("reads cannot write", async () => {
  const store = await openTestStore();
  const writing = store.read((db) => sql`DELETE FROM staff`.execute(db));
  await expect(writing).rejects.toThrow(/read-?only/);
});

test("a store that is closed finishes what it has accepted, and takes nothing more", async () => {
  const store = await openTestStore();
  const accepted = store.write((trx) => add(trx, "accepted"));
  const closing = store.close();
  await expect(store.write((trx) => add(trx, "late"))).rejects.toMatchObject({ code: "closed" });
  await expect(namesIn(store)).rejects.toMatchObject({ code: "closed" });
  await accepted;
  await closing;
});

test("numbers, bytes, flags and texts come back as they went in", async () => {
  const store = await openTestStore();
  const largest = Number.MAX_SAFE_INTEGER;
  const { rows } = await store.read((db) =>
    sql<Record<string, unknown>>`
      SELECT CAST(${largest} AS BIGINT) AS large, 1 < 2 AS yes, 1 > 2 AS no, count(*) AS n, coalesce(sum(position), 0) AS total,
        CAST(NULL AS TEXT) AS missing
      FROM audit_entry`.execute(db),
  );
  expect(rows).toEqual([{ large: largest, yes: 1, no: 0, n: 0, total: 0, missing: null }]);
  const hash = Buffer.from([0, 1, 254, 255]);
  await store.write((trx) =>
    trx.insertInto("setup_link").values({ token_hash: hash, created_at: "2025-01-01T00:00:00.000Z", expires_at: "b" }).execute(),
  );
  const [link] = await store.read((db) => db.selectFrom("setup_link").select(["token_hash", "created_at"]).execute());
  expect(link).toEqual({ token_hash: hash, created_at: "2025-01-01T00:00:00.000Z" });
});

test("texts sort by their bytes", async () => {
  const store = await openTestStore();
  for (const name of ["b", "B", "a", "Å", "_", "Z", "10", "9"]) await store.write((trx) => add(trx, name));
  const names = await namesIn(store);
  expect(names).toEqual(["10", "9", "B", "Z", "_", "a", "b", "Å"]);
});
