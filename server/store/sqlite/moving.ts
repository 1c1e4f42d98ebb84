import type { Database } from "better-sqlite3";
import type { DatabaseConnection, Transaction } from "kysely";
import {
  type Loader,
  movedRowsPerStep,
  type Snapshot,
  type Stored,
  type TableShape,
  unmovedTables,
} from "../moving.ts";
import { StoreError } from "../store-error.ts";
import { runStatement, settled, transactionOver } from "./kysely-handle.ts";
import { openReader, openWriter } from "./open-connection.ts";
import { DEFAULT_LOCK_TIMEOUT_MS, retryWhileBusy } from "./retry-while-busy.ts";

/** @throws StoreError */
export async function openSqliteSnapshot<DB>(file: string): Promise<Snapshot<DB>> {
  const db = await openReader({ file, lockTimeoutMs: DEFAULT_LOCK_TIMEOUT_MS });
  db.exec("BEGIN");
  return {
    tables: tablesOf(db),
    db: handleOver<DB>(db),
    *rows({ name, columns }) {
      const order = hasRowNumbers(db, name) ? " ORDER BY rowid" : "";
      const statement = db.prepare<[], Stored[]>(`SELECT ${quoted(columns)} FROM "${name}"${order}`).raw();
      let chunk: Stored[][] = [];
      for (const row of statement.iterate()) {
        if (chunk.push(row) < movedRowsPerStep) continue;
        yield chunk;
        chunk = [];
      }
      if (chunk.length > 0) yield chunk;
    },
    close: () => settled(() => void db.close()),
  };
}

/** @throws StoreError */
export async function openSqliteLoader<DB>(file: string): Promise<Loader<DB>> {
  const patience = { file, lockTimeoutMs: DEFAULT_LOCK_TIMEOUT_MS };
  const db = await openWriter(patience);
  db.pragma("foreign_keys = OFF");
  await retryWhileBusy(patience, () => db.exec("BEGIN IMMEDIATE"));
  for (const { name } of tablesOf(db)) db.exec(`DELETE FROM "${name}"`);
  return {
    db: handleOver<DB>(db),
    insert: ({ name, columns }, rows) =>
      settled(() => {
        const insert = db.prepare(
          `INSERT INTO "${name}" (${quoted(columns)}) VALUES (${columns.map(() => "?").join(", ")})`,
        );
        for (const row of rows) insert.run(...row);
      }),
    indexWords: (words) =>
      settled(() => {
        const insert = db.prepare("INSERT INTO payment_search (rowid, words) VALUES (?, ?)");
        for (const { seq, words: text } of words) insert.run(seq, text);
      }),
    async finish(check) {
      const orphan = db.prepare<[], string>('SELECT "table" FROM pragma_foreign_key_check() LIMIT 1').pluck().get();
      if (orphan !== undefined) throw new StoreError("broken", `A row of ${orphan} points to one that is missing.`);
      await check();
      db.exec("COMMIT");
    },
    close: () =>
      settled(() => {
        if (db.inTransaction) db.exec("ROLLBACK");
        db.close();
      }),
  };
}

function tablesOf(db: Database): TableShape[] {
  const names = db
    .prepare<[], string>(
      `SELECT name FROM pragma_table_list
      WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite@_%' ESCAPE '@' ORDER BY name`,
    )
    .pluck()
    .all();
  return names
    .filter((name) => !unmovedTables.includes(name))
    .map((name) => ({
      name,
      columns: db.prepare<[string], string>("SELECT name FROM pragma_table_info(?)").pluck().all(name),
    }));
}

function hasRowNumbers(db: Database, table: string): boolean {
  return db.prepare<[string], number>("SELECT wr FROM pragma_table_list WHERE name = ?").pluck().get(table) === 0;
}

function quoted(columns: readonly string[]): string {
  return columns.map((name) => `"${name}"`).join(", ");
}

function handleOver<DB>(db: Database): Transaction<DB> {
  const connection: DatabaseConnection = {
    executeQuery: ({ sql, parameters }) => settled(() => runStatement(db.prepare(sql), parameters)),
    streamQuery() {
      throw new Error("Nothing streams here");
    },
  };
  return transactionOver<DB>(connection);
}
