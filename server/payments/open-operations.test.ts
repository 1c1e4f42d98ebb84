import Sqlite from "better-sqlite3";
import type { DatabaseConnection } from "kysely";
import { expect, test } from "vitest";
import type { Database } from "../database.ts";
import { transactionOver } from "../store/sqlite/kysely-handle.ts";
import { openTestStore } from "../testing/store.ts";
import { listDueOperations, makeOpenOperationsDue } from "./operation.repository.ts";

/** How SQLite would answer the statements that `work` runs. */
async function plansOf(work: (trx: ReturnType<typeof transactionOver<Database>>) => Promise<unknown>): Promise<string> {
  const store = await openTestStore();
  const db = new Sqlite(store.file, { readonly: true });
  const details: string[] = [];
  const connection: DatabaseConnection = {
    executeQuery({ sql, parameters }) {
      const rows = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
      details.push(...rows.map((row) => row.detail));
      return Promise.resolve({ rows: [] });
    },
    streamQuery() {
      throw new Error("Nothing streams here");
    },
  };
  await work(transactionOver<Database>(connection));
  db.close();
  return details.join("\n");
}

test.each([
  ["the reconciler asks", (trx) => listDueOperations(trx, "2026-03-02T09:00:00.000Z", 100)],
  ["a server that starts takes over", (trx) => makeOpenOperationsDue(trx, "2026-03-02T09:00:00.000Z")],
] satisfies [string, Parameters<typeof plansOf>[0]][])(
  "%s only for open operations, by their index",
  async (_who, work) => {
    const plan = await plansOf(work);
    expect(plan).toContain("USING INDEX operation_open");
  },
);
