import Sqlite from "better-sqlite3";
import type { DatabaseConnection } from "kysely";
import type { Database, Trx } from "../database.ts";
import { transactionOver } from "../store/sqlite/kysely-handle.ts";
import { openSqliteTestStore } from "./store.ts";

/** How SQLite would answer the statements that `work` runs; none of them is carried out. */
export async function plansOf(work: (trx: Trx) => Promise<unknown>): Promise<string> {
  const store = await openSqliteTestStore();
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
