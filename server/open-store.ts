import { type Config, ConfigError } from "./config.ts";
import type { DataFolder } from "./data-folder.ts";
import type { Database } from "./database.ts";
import { migrations } from "./store/migrations/index.ts";
import { migratePostgres } from "./store/postgres/migrate.ts";
import { openPostgresStore, type PostgresStore } from "./store/postgres/postgres-store.ts";
import { migrateSqlite, type MigrateResult } from "./store/sqlite/migrate.ts";
import { openSqliteStore, type SqliteStore } from "./store/sqlite/sqlite-store.ts";

/** The engine behind an installation: a file of its own, or a server that several processes share. */
export type InstalledStore = SqliteStore<Database> | PostgresStore<Database>;

interface Place {
  config: Pick<Config, "databaseUrl">;
  folder: Pick<DataFolder, "database" | "backups">;
  /** How long to wait for another process that writes; SQLite only. */
  lockTimeoutMs?: number;
}

/**
 * Brings the database to the schema this program knows. The copy that is made beforehand is SQLite's; a PostgreSQL
 * server has its own backups.
 *
 * @throws StoreError
 */
export async function migrateStore({ config, folder, lockTimeoutMs }: Place, now: Date): Promise<MigrateResult> {
  if (config.databaseUrl !== undefined) {
    return { applied: await migratePostgres({ url: config.databaseUrl, migrations, now }), backup: null };
  }
  const patience = lockTimeoutMs === undefined ? {} : { lockTimeoutMs };
  return migrateSqlite({ file: folder.database, migrations, backupFolder: folder.backups, now, ...patience });
}

/** @throws StoreError */
export async function openStore(
  { config, folder, lockTimeoutMs }: Place,
  { statementTimeoutMs }: { statementTimeoutMs?: number } = {},
): Promise<InstalledStore> {
  if (config.databaseUrl !== undefined) {
    const patience = statementTimeoutMs === undefined ? {} : { statementTimeoutMs };
    return openPostgresStore<Database>({ url: config.databaseUrl, ...patience });
  }
  const patience = lockTimeoutMs === undefined ? {} : { lockTimeoutMs };
  return openSqliteStore<Database>({ file: folder.database, ...patience });
}

/** @throws ConfigError for what only the embedded database can do. */
export function requireEmbedded({ databaseUrl }: Pick<Config, "databaseUrl">, instead: string): void {
  if (databaseUrl !== undefined) throw new ConfigError(`KONTOR_DATABASE_URL: this is for the embedded database; ${instead}`);
}
