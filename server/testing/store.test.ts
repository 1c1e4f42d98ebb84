import { expect, test } from "vitest";
import type { Store } from "../database.ts";
import { openTestStore } from "./store.ts";

const account = {
  id: "T12345678",
  name: "Fjord Books",
  kind: "sandbox" as const,
  settings: "{}",
  created_at: "2025-01-01T00:00:00Z",
};

test("a test store has the whole schema and shares no rows with another", async () => {
  const [first, second]: Store[] = await Promise.all([openTestStore(), openTestStore()]);
  await first?.write((trx) => trx.insertInto("account").values(account).execute());
  const names = (store: Store | undefined) => store?.read((db) => db.selectFrom("account").select("name").execute());
  expect(await names(first)).toEqual([{ name: "Fjord Books" }]);
  expect(await names(second)).toEqual([]);
});

test("closing a test store by hand is fine", async () => {
  const store = await openTestStore();
  await store.close();
  await expect(store.write((trx) => trx.deleteFrom("account").execute())).rejects.toMatchObject({ code: "closed" });
});
