import { sql } from "kysely";
import { expect, test } from "vitest";
import { isPostgresRun } from "../../testing/engine.ts";
import { openTestStore } from "../../testing/store.ts";
import { openLoader } from "../../open-store.ts";

const testOfPostgres = test.skipIf(!isPostgresRun);

testOfPostgres("indexes and foreign keys are away while rows are loaded, and all there afterwards", async () => {
  const store = await openTestStore();
  const rules = () =>
    store.read(async (db) => {
      const { rows } = await sql<{ definition: string }>`
        SELECT indexdef AS definition FROM pg_indexes WHERE schemaname = current_schema()
        UNION ALL SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = current_schema()::regnamespace
        ORDER BY definition`.execute(db);
      return rows.map(({ definition }) => definition);
    });
  const before = await rules();
  const loader = await openLoader(store);
  const { rows } = await sql<{ n: number }>`
    SELECT count(*) AS n FROM pg_indexes WHERE schemaname = current_schema() AND indexname = 'payment_uncaptured'`.execute(
    loader.db,
  );
  expect(rows).toEqual([{ n: 0 }]);
  await loader.finish(() => Promise.resolve());
  await loader.close();
  expect(await rules()).toEqual(before);
  expect(before.filter((definition) => definition.startsWith("CREATE INDEX")).length).toBeGreaterThan(50);
});
