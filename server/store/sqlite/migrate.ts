import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "better-sqlite3";
import { type CompiledQuery, type DatabaseConnection, type QueryResult } from "kysely";
import { type AppliedMigration, type Migration, pendingMigrations } from "../migrator.ts";
import { StoreError } from "../store-error.ts";
import { writeBackup } from "./backup.ts";
import { runStatement, settled, transactionOver } from "./kysely-handle.ts";
import { openWriter } from "./open-connection.ts";
import { DEFAULT_LOCK_TIMEOUT_MS, retryWhileBusy } from "./retry-while-busy.ts";
import { toStoreError } from "./sqlite-error.ts";

export interface MigrateOptions {
  readonly file: string;
  readonly migrations: readonly Migration[];
  /** Where the copy goes that is made before a database with content is changed; null for one that is a copy itself. */
  readonly backupFolder: string | null;
  readonly now: Date;
  /** How long to wait for another process that migrates or writes. */
  readonly lockTimeoutMs?: number;
}

export interface MigrateResult {
  /** Names of the migrations applied by this call, in order. */
  readonly applied: readonly string[];
  /** The copy made beforehand; null where there was nothing to lose. */
  readonly backup: string | null;
}

/**
 * Brings a database file to the schema this program knows: one transaction per migration, under the write lock,
 * so that of two processes one does the work and the other finds it done.
 *
 * @throws StoreError `schema_newer`, `migration_failed`, `locked`, `backup_failed`, `not_a_database`
 */
export async function migrateSqlite(options: MigrateOptions): Promise<MigrateResult> {
  const patience = { file: options.file, lockTimeoutMs: options.lockTimeoutMs ?? DEFAULT_LOCK_TIMEOUT_MS };
  const db = await openWriter(patience);
  const applied: string[] = [];
  let backup: string | null = null;
  try {
    // A migration that rebuilds a table drops the old one, which the foreign keys of others would forbid.
    // SQLite ignores this pragma inside a transaction; the keys are checked before each commit instead.
    db.pragma("foreign_keys = OFF");
    for (;;) {
      await retryWhileBusy(patience, () => db.exec("BEGIN IMMEDIATE"));
      const [next] = pendingMigrations(options.migrations, appliedNames(db));
      if (next === undefined) return { applied, backup };
      if (applied.length === 0) backup = await backUpContent(db, next, { ...options, ...patience });
      await applyMigration(db, next, options);
      applied.push(next.name);
    }
  } catch (error) {
    // Nothing was changed, so the copy is worth nothing; a server that restarts in a loop would fill the disk with them.
    if (backup !== null && applied.length === 0) await rm(backup, { force: true });
    throw error;
  } finally {
    if (db.inTransaction) db.exec("ROLLBACK");
    db.close();
  }
}

/**
 * Refuses a database whose schema is not the one this program knows.
 *
 * @throws StoreError `schema_newer`, `schema_older`
 */
export function assertMigrated(db: Database, migrations: readonly Migration[]): void {
  const [next] = pendingMigrations(migrations, appliedNames(db));
  if (next === undefined) return;
  throw new StoreError(
    "schema_older",
    `The database lacks migration ${next.name} and later ones. Run the migrations first.`,
  );
}

/** Every migration that the database has been through, oldest first. Empty for a database without any. */
export function appliedMigrations(db: Database): readonly AppliedMigration[] {
  const table = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migration'").get();
  if (table === undefined) return [];
  return db
    .prepare<[], AppliedMigration>("SELECT name, applied_at AS appliedAt FROM schema_migration ORDER BY name")
    .all();
}

function appliedNames(db: Database): readonly string[] {
  return appliedMigrations(db).map(({ name }) => name);
}

async function backUpContent(
  db: Database,
  next: Migration,
  { file, backupFolder, now, lockTimeoutMs }: MigrateOptions & { readonly lockTimeoutMs: number },
): Promise<string | null> {
  const hasContent = db.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() !== undefined;
  if (!hasContent || backupFolder === null) return null;
  await mkdir(backupFolder, { recursive: true, mode: 0o700 });
  const stamp = now.toISOString().replaceAll(/[-:]/g, "").replace(".", "");
  const backup = join(backupFolder, `before-${next.name}-${stamp}.db`);
  await writeBackup({ from: file, to: backup, lockTimeoutMs });
  return backup;
}

async function applyMigration(db: Database, migration: Migration, { file, now }: MigrateOptions): Promise<void> {
  try {
    db.exec("CREATE TABLE IF NOT EXISTS schema_migration (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL) STRICT");
    await migration.up(transactionOver<unknown>(new MigrationConnection(db)));
    if (!db.inTransaction) throw new Error("the migration ended the transaction it was given");
    assertConsistent(db);
    db.prepare("INSERT INTO schema_migration (name, applied_at) VALUES (?, ?)").run(migration.name, now.toISOString());
    db.exec("COMMIT");
  } catch (error) {
    const cause = toStoreError(error, file);
    throw new StoreError("migration_failed", `Migration ${migration.name} failed and was undone: ${reason(cause)}`, {
      cause,
    });
  }
}

/** Deferred constraints would fail at a commit that many units share, and take the innocent with them. */
function assertConsistent(db: Database): void {
  const deferred = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE sql LIKE '%DEFERRABLE%' LIMIT 1")
    .pluck()
    .get();
  if (deferred !== undefined) throw new Error(`${deferred} has a deferred constraint`);
  const orphan = db.prepare<[], string>('SELECT "table" FROM pragma_foreign_key_check() LIMIT 1').pluck().get();
  if (orphan !== undefined) throw new Error(`a row of ${orphan} points to one that does not exist`);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

class MigrationConnection implements DatabaseConnection {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    return settled(() => runStatement<R>(this.#db.prepare(sql), parameters));
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }
}
