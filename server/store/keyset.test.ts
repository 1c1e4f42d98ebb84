import fc from "fast-check";
import { type SqlBool, sql } from "kysely";
import { expect, test } from "vitest";
import { openTestStore } from "../testing/store.ts";
import { isAnyOf, keysetPage, type KeysetQuery } from "./keyset.ts";
import { readCursor } from "./keyset-cursor.ts";

interface Row {
  seq: number;
  id: string;
  email: string | null;
  created_at: string;
}

const account = {
  id: "T00000001",
  name: "Shop",
  kind: "sandbox",
  settings: "{}",
  created_at: "2026-01-01T00:00:00.000Z",
} as const;

/** Rows with few distinct instants, so that ties matter. */
async function givenCustomers(count: number) {
  const store = await openTestStore();
  await store.write(async (trx) => {
    await trx.insertInto("account").values(account).execute();
    for (let n = 0; n < count; n += 1) {
      const at = `2026-01-01T00:00:00.${String(n % 7).padStart(3, "0")}Z`;
      const row = { id: `cus_${n}`, account_id: account.id, external_id: n % 3 === 0 ? "third" : "other", name: null };
      const rest = { email: null, phone: null, country: null, created_at: at, updated_at: at };
      await trx
        .insertInto("customer")
        .values({ ...row, ...rest })
        .execute();
    }
  });
  return store;
}

const base: KeysetQuery = {
  table: "customer",
  columns: ["id", "external_id", "created_at"],
  walks: [[]],
  filter: [],
  sort: { column: "created_at", descending: true },
  limit: 10,
  cursor: null,
};

test("walking forward visits every row once in a stable order, and back again the same pages", async () => {
  const store = await givenCustomers(95);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.boolean(), async (limit, descending) => {
      const pages: string[][] = [];
      let cursor: string | null = null;
      let previous: string | null;
      do {
        const query: KeysetQuery = { ...base, limit, cursor, sort: { column: "created_at", descending } };
        const found = await store.read((db) => keysetPage<Row>(db, query));
        pages.push(found.rows.map((row) => row.id));
        cursor = found.page.next;
        previous = found.page.previous;
      } while (cursor !== null);
      expect(new Set(pages.flat()).size).toBe(95);
      for (const expected of pages.slice(0, -1).reverse()) {
        const query: KeysetQuery = { ...base, limit, cursor: previous, sort: { column: "created_at", descending } };
        const found = await store.read((db) => keysetPage<Row>(db, query));
        expect(found.rows.map((row) => row.id)).toEqual(expected);
        previous = found.page.previous;
      }
      expect(previous).toBeNull();
    }),
    { numRuns: 20 },
  );
});

test("several walks merge into one order", async () => {
  const store = await givenCustomers(60);
  const walks = [[isAnyOf("external_id", ["third"])], [isAnyOf("external_id", ["other"])]];
  const merged = await store.read((db) => keysetPage<Row>(db, { ...base, walks, limit: 60 }));
  const plain = await store.read((db) => keysetPage<Row>(db, { ...base, limit: 60 }));
  expect(merged.rows.map((row) => row.id)).toEqual(plain.rows.map((row) => row.id));
  expect(merged.page.total).toEqual({ value: 60, capped: false });
});

test("a filter that matches rarely ends a page early and loses nothing", async () => {
  const store = await givenCustomers(9_000);
  const rare = sql<SqlBool>`id IN ('cus_0', 'cus_4321', 'cus_8999')`;
  const seen: string[] = [];
  let cursor: string | null = null;
  let partials = 0;
  do {
    const query: KeysetQuery = { ...base, filter: [rare], cursor };
    const found = await store.read((db) => keysetPage<Row>(db, query));
    seen.push(...found.rows.map((row) => row.id));
    if (found.page.partial === true) partials += 1;
    cursor = found.page.next;
  } while (cursor !== null);
  expect(seen.sort()).toEqual(["cus_0", "cus_4321", "cus_8999"]);
  expect(partials).toBeGreaterThan(0);
});

test.each([
  ["no base64"],
  [Buffer.from("[1]").toString("base64url")],
  [Buffer.from('["a",1.5,0,"-created_at"]').toString("base64url")],
  [Buffer.from('["a",1,0,"amount"]').toString("base64url")],
])("a cursor that was not handed out is refused: %s", (cursor) => {
  expect(() => readCursor(cursor, "-created_at")).toThrow("not handed out");
});
