import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isPostgresRun } from "../../testing/engine.ts";
import { findPostgres, startTestPostgres, type TestPostgres } from "../../testing/postgres-server.ts";
import { openPostgresStore, type PostgresStore } from "./postgres-store.ts";

const testOfPostgres = test.skipIf(!isPostgresRun);
let server: TestPostgres;
let store: PostgresStore<{ counted: { n: number } }>;

beforeAll(async () => {
  const programs = findPostgres();
  if (!isPostgresRun || programs === null) return;
  server = await startTestPostgres(programs);
  store = await openPostgresStore({ url: server.urlOf("postgres"), connectionsMax: 3 });
  await store.write((trx) => sql`CREATE TABLE counted (n BIGINT PRIMARY KEY)`.execute(trx));
});

afterAll(async () => {
  if (!isPostgresRun) return;
  await store.close();
  server.remove();
});

testOfPostgres(
  "a server that is killed and comes back keeps what was acknowledged, and nobody has to start again",
  async () => {
    const acknowledged: number[] = [];
    const failed: number[] = [];
    const add = (n: number) =>
      store
        .write((trx) => trx.insertInto("counted").values({ n }).execute())
        .then(
          () => acknowledged.push(n),
          () => failed.push(n),
        );
    const before = Array.from({ length: 20 }, (_, n) => add(n));
    server.stop("immediate");
    const meanwhile = Array.from({ length: 20 }, (_, n) => add(100 + n));
    const reading = store.read((db) => db.selectFrom("counted").select("n").execute());
    server.start();
    await Promise.all([...before, ...meanwhile]);
    await reading;
    const rows = await store.read((db) => db.selectFrom("counted").select("n").execute());
    const kept = new Set(rows.map(({ n }) => n));
    expect(acknowledged.filter((n) => !kept.has(n))).toEqual([]);
    expect(acknowledged.length + failed.length).toBe(40);
    // Only a commit that got no answer may be unknown; what was begun while the server was away simply waits.
    expect(failed.filter((n) => n >= 100)).toEqual([]);
  },
);
