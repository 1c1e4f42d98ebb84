import type { DatabaseConnection, Transaction } from "kysely";
import { Client } from "pg";
import {
  type Loader,
  movedRowsPerStep,
  type Snapshot,
  type Stored,
  type TableShape,
  unmovedTables,
} from "../moving.ts";
import { insertRows } from "./insert-rows.ts";
import { runQuery, transactionOver } from "./kysely-handle.ts";
import { followRows } from "./migrate.ts";
import { resultTypes } from "./pool.ts";

/** @throws StoreError */
export async function openPostgresSnapshot<DB>(url: string): Promise<Snapshot<DB>> {
  const client = await connected(url);
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  return {
    tables: await tablesOf(client),
    db: handleOver<DB>(client),
    async *rows({ name, columns }) {
      const order = await rowNumberOf(client, name);
      await client.query(`DECLARE moved NO SCROLL CURSOR FOR SELECT ${quoted(columns)} FROM "${name}"${order}`);
      for (;;) {
        const { rows } = await client.query<Stored[]>({
          text: `FETCH ${movedRowsPerStep} FROM moved`,
          rowMode: "array",
        });
        if (rows.length > 0) yield rows;
        if (rows.length < movedRowsPerStep) break;
      }
      await client.query("CLOSE moved");
    },
    close: () => client.end(),
  };
}

/**
 * Foreign keys are away while rows come in any order, and made anew, which checks all of them; so are the indexes that
 * no key needs, because making one of all rows at once takes a fraction of what keeping it up takes.
 */
export async function openPostgresLoader<DB>(url: string): Promise<Loader<DB>> {
  const client = await connected(url);
  await client.query("BEGIN");
  const tables = await tablesOf(client);
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(`
    SELECT conrelid::regclass::text AS "table", conname AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`);
  for (const { table, name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT "${name}"`);
  const indexes = await looseIndexesOf(client);
  for (const { name } of indexes) await client.query(`DROP INDEX "${name}"`);
  await client.query(`TRUNCATE ${tables.map(({ name }) => `"${name}"`).join(", ")}`);
  const db = handleOver<DB>(client);
  return {
    db,
    async insert({ name, columns }, rows) {
      await insertRows(db, { table: name, columns, rows });
    },
    async indexWords(words) {
      await client.query(
        `INSERT INTO payment_search (rowid, words)
        SELECT seq, search_words(words) FROM unnest($1::bigint[], $2::text[]) AS found (seq, words)`,
        [words.map(({ seq }) => seq), words.map((found) => found.words)],
      );
    },
    async finish(check) {
      await followRows(client);
      await client.query("SET LOCAL maintenance_work_mem = '256MB'");
      for (const { definition } of indexes) await client.query(definition);
      for (const { table, name, definition } of keys) {
        await client.query(`ALTER TABLE ${table} ADD CONSTRAINT "${name}" ${definition}`);
      }
      await check();
      await client.query("COMMIT");
      await client.query("ANALYZE");
    },
    /** Whatever is not committed ends with the connection. */
    close: () => client.end(),
  };
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: "kontor move", types: resultTypes });
  await client.connect();
  return client;
}

async function tablesOf(client: Client): Promise<TableShape[]> {
  const { rows } = await client.query<{ name: string; columns: string }>(`
    SELECT columns.table_name AS name, string_agg(column_name, ' ' ORDER BY ordinal_position) AS columns
    FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND column_name <> 'rowid'
    GROUP BY columns.table_name ORDER BY columns.table_name`);
  return rows
    .filter(({ name }) => !unmovedTables.includes(name))
    .map(({ name, columns }) => ({ name, columns: columns.split(" ") }));
}

/** All but those that stand for a primary key or a unique column. */
async function looseIndexesOf(client: Client): Promise<{ name: string; definition: string }[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(`
    SELECT relname AS name, pg_get_indexdef(indexrelid) AS definition
    FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
    WHERE relnamespace = current_schema()::regnamespace AND NOT EXISTS (
      SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)
    ORDER BY relname`);
  return rows;
}

/** The column that says in which order rows were written, where a table has one. */
async function rowNumberOf(client: Client, table: string): Promise<string> {
  const { rows } = await client.query<{ column: string }>(
    `SELECT column_name AS "column" FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = $1 AND is_identity = 'YES'`,
    [table],
  );
  return rows[0] === undefined ? "" : ` ORDER BY "${rows[0].column}"`;
}

function quoted(columns: readonly string[]): string {
  return columns.map((name) => `"${name}"`).join(", ");
}

function handleOver<DB>(client: Client): Transaction<DB> {
  const connection: DatabaseConnection = {
    executeQuery: (query) => runQuery(client, query),
    streamQuery() {
      throw new Error("Nothing streams here");
    },
  };
  return transactionOver<DB>(connection);
}
