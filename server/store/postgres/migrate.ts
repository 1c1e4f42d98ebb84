import type { CompiledQuery, DatabaseConnection, QueryResult } from "kysely";
import { Client } from "pg";
import { type Migration, pendingMigrations } from "../migrator.ts";
import { StoreError } from "../store-error.ts";
import { sqliteFunctions } from "./functions.ts";
import { type Executor, transactionOver } from "./kysely-handle.ts";
import { isAbsence, toStoreError } from "./postgres-error.ts";
import { schemaToPostgres } from "./translate.ts";

export interface MigratePostgresOptions {
  readonly url: string;
  readonly migrations: readonly Migration[];
  readonly now: Date;
}

/** "Kontor" in a number, so that no other program's lock is met. */
const lockClass = 0x4b6f_6e74;

/**
 * Brings a database to the schema this program knows: one transaction per migration, under a lock of the server, so
 * that of several processes one does the work and the others find it done. Returns the names of what was applied.
 *
 * @throws StoreError `schema_newer`, `migration_failed`, `broken`, `not_a_database`
 */
export async function migratePostgres({ url, migrations, now }: MigratePostgresOptions): Promise<readonly string[]> {
  const client = new Client({ connectionString: url, application_name: "kontor migrate" });
  // What breaks the connection is said by the statement under way.
  client.on("error", () => undefined);
  const applied: string[] = [];
  try {
    await client.connect();
    await client.query("SELECT pg_advisory_lock($1, hashtext(current_schema()))", [lockClass]);
    const pending = pendingMigrations(migrations, await appliedNames(client));
    if (pending.length > 0) for (const statement of sqliteFunctions) await client.query(statement);
    for (const migration of pending) {
      await applyMigration(client, migration, now);
      applied.push(migration.name);
    }
    // Plans are made from statistics; a fresh schema has none.
    if (applied.length > 0) await client.query("ANALYZE");
    return applied;
  } catch (error) {
    throw toStoreError(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Refuses a database whose schema is not the one this program knows.
 *
 * @throws StoreError `schema_newer`, `schema_older`
 */
export async function assertMigrated(db: Executor, migrations: readonly Migration[]): Promise<void> {
  const [next] = pendingMigrations(migrations, await appliedNames(db));
  if (next === undefined) return;
  throw new StoreError(
    "schema_older",
    `The database lacks migration ${next.name} and later ones. Run the migrations first.`,
  );
}

async function appliedNames(db: Executor): Promise<readonly string[]> {
  const { rows: tables } = await db.query<{ name: string | null }>("SELECT to_regclass('schema_migration')::text AS name");
  if ((tables[0]?.name ?? null) === null) return [];
  const { rows } = await db.query<{ name: string }>("SELECT name FROM schema_migration ORDER BY name");
  return rows.map(({ name }) => name);
}

async function applyMigration(client: Client, migration: Migration, now: Date): Promise<void> {
  try {
    await client.query("BEGIN");
    await client.query(
      `CREATE TABLE IF NOT EXISTS schema_migration (name TEXT COLLATE "C" PRIMARY KEY, applied_at TEXT NOT NULL)`,
    );
    const connection = new MigrationConnection(client);
    await migration.up(transactionOver<unknown>(connection));
    if (connection.hasWritten) await followRows(client);
    await client.query("INSERT INTO schema_migration (name, applied_at) VALUES ($1, $2)", [
      migration.name,
      now.toISOString(),
    ]);
    await client.query("COMMIT");
  } catch (error) {
    if (isAbsence(error)) throw error;
    await client.query("ROLLBACK");
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError("migration_failed", `Migration ${migration.name} failed and was undone: ${reason}`, {
      cause: error,
    });
  }
}

/** Rows that a migration moved brought their numbers along; the next ones come after them. */
export async function followRows(client: Executor): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(`
    SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
    WHERE table_schema = current_schema() AND is_identity = 'YES'`);
  for (const { table, column } of rows) {
    await client.query(
      `SELECT setval(pg_get_serial_sequence('${table}', '${column}'), coalesce(max("${column}"), 0) + 1, false) FROM "${table}"`,
    );
  }
}

/** Speaks SQLite's words for tables, and keeps the foreign keys of others when a table is made anew under its name. */
class MigrationConnection implements DatabaseConnection {
  hasWritten = false;
  readonly #client: Client;
  readonly #keys: { table: string; name: string; target: string; definition: string }[] = [];

  constructor(client: Client) {
    this.#client = client;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const dropped = /^\s*DROP TABLE (\w+)\s*$/.exec(sql)?.[1];
    if (dropped !== undefined) await this.#keepKeys(dropped);
    this.hasWritten ||= /^\s*INSERT\b/.test(sql);
    const text = schemaToPostgres(sql);
    const { rows } = await this.#client.query(
      parameters.length === 0 ? { text } : { text, values: [...parameters] },
    );
    const renamed = /^\s*ALTER TABLE \w+ RENAME TO (\w+)\s*$/.exec(sql)?.[1];
    if (renamed !== undefined) await this.#restoreKeys(renamed);
    return { rows: (rows ?? []) as R[] };
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }

  async #keepKeys(target: string): Promise<void> {
    const { rows } = await this.#client.query<{ table: string; name: string; definition: string }>(
      `SELECT conrelid::regclass::text AS "table", conname AS name, pg_get_constraintdef(oid) AS definition
      FROM pg_constraint WHERE contype = 'f' AND confrelid = $1::regclass AND conrelid <> confrelid`,
      [target],
    );
    for (const key of rows) {
      this.#keys.push({ ...key, target });
      await this.#client.query(`ALTER TABLE ${key.table} DROP CONSTRAINT ${key.name}`);
    }
  }

  async #restoreKeys(target: string): Promise<void> {
    for (const { table, name, definition } of this.#keys.filter((key) => key.target === target)) {
      await this.#client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
    }
  }
}
