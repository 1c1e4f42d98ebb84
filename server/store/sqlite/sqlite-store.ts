import type { Database } from "better-sqlite3";
import type { Kysely, Transaction } from "kysely";
import type { Migration } from "../migrator.ts";
import type { ReadHandle, Store, StoreLoad } from "../store.ts";
import { StoreError } from "../store-error.ts";
import { calledInside } from "../unit-rules.ts";
import { writeBackup } from "./backup.ts";
import { GroupCommit, type GroupCommitOptions } from "./group-commit.ts";
import { kyselyOver, settled, transactionOver } from "./kysely-handle.ts";
import { assertMigrated } from "./migrate.ts";
import { openReader, openWriter } from "./open-connection.ts";
import { type RawTrx, rawTrxOver } from "./raw-unit.ts";
import { ReadConnection } from "./read-connection.ts";
import { DEFAULT_LOCK_TIMEOUT_MS } from "./retry-while-busy.ts";
import { StatementCache } from "./statement-cache.ts";
import { UnitConnection } from "./unit-connection.ts";

export interface SqliteStoreOptions extends Partial<Omit<GroupCommitOptions, "file">> {
  readonly file: string;
  /** When given, the database must have been through exactly these. */
  readonly migrations?: readonly Migration[];
}

const DEFAULTS = {
  // Units that share a commit write its pages once: at 5 ms a busy server spends half as much again on each.
  maxBatchMs: 12,
  maxQueuedUnits: 10_000,
  maxStatements: 500,
  pauseMs: 0,
  lockTimeoutMs: DEFAULT_LOCK_TIMEOUT_MS,
};

/**
 * Opens a database file, creating it where there is none. The schema is only compared: see `migrateSqlite`.
 *
 * @throws StoreError `not_a_database`, `locked`, `broken`, `not_durable`, `schema_newer`, `schema_older`
 */
export async function openSqliteStore<DB>(options: SqliteStoreOptions): Promise<SqliteStore<DB>> {
  const complete = { ...DEFAULTS, ...options };
  const writer = await openWriter(complete);
  try {
    if (options.migrations !== undefined) assertMigrated(writer, options.migrations);
    return new SqliteStore<DB>(writer, await openReader(complete), complete);
  } catch (error) {
    writer.close();
    throw error;
  }
}

/** One SQLite file behind two connections: one that commits in groups, one that can only read. */
export class SqliteStore<DB> implements Store<ReadHandle<DB>, Transaction<DB>> {
  readonly file: string;
  readonly isShared = false;
  readonly #writer: Database;
  readonly #reader: Database;
  readonly #commits: GroupCommit;
  readonly #readHandle: Kysely<DB>;
  readonly #lockTimeoutMs: number;
  #closing: Promise<void> | null = null;

  /** Takes over both connections; use `openSqliteStore`. */
  constructor(writer: Database, reader: Database, options: GroupCommitOptions) {
    this.file = options.file;
    this.#writer = writer;
    this.#reader = reader;
    this.#lockTimeoutMs = options.lockTimeoutMs;
    this.#commits = new GroupCommit(writer, options);
    const statements = new StatementCache(reader, { limit: options.maxStatements });
    this.#readHandle = kyselyOver<DB>(new ReadConnection(reader, statements, options));
  }

  /** Why the store accepts no more writes, after the disk itself failed; null while all is well. */
  get failure(): StoreError | null {
    return this.#commits.broken;
  }

  get load(): StoreLoad {
    return this.#commits.load;
  }

  async read<T>(work: (db: ReadHandle<DB>) => Promise<T>): Promise<T> {
    if (this.#closing !== null) throw new StoreError("closed", "The store is closed.");
    if (this.#commits.isUnitOpen) {
      throw calledInside("read");
    }
    return work(this.#readHandle);
  }

  write<T>(work: (trx: Transaction<DB>) => Promise<T>): Promise<T> {
    return this.#commits.enqueue((scope) => work(transactionOver<DB>(new UnitConnection(scope))));
  }

  /**
   * A unit of work without the query builder, for bulk loading: same queue, same savepoint, same commit.
   * It holds the write lock until it returns, so write some thousands of rows at a time.
   */
  writeRaw<T>(work: (trx: RawTrx) => T): Promise<T> {
    return this.#commits.enqueue((scope) => settled(() => work(rawTrxOver(scope))));
  }

  afterCommit(work: () => void): void {
    work();
  }

  /**
   * Writes a consistent copy of the database as it is now into one new file, mode 0600, synced and checked.
   * The check reads the whole copy without a pause: on a large database call it from a process of its own.
   *
   * @throws StoreError `backup_failed` when the file exists or the copy does not pass the check.
   */
  async backup(file: string): Promise<void> {
    if (this.#closing !== null) throw new StoreError("closed", "The store is closed.");
    await writeBackup({ from: this.file, to: file, lockTimeoutMs: this.#lockTimeoutMs });
  }

  close(): Promise<void> {
    if (this.#commits.isUnitOpen) {
      return Promise.reject(calledInside("close"));
    }
    this.#closing ??= this.#closeBoth();
    return this.#closing;
  }

  async #closeBoth(): Promise<void> {
    await this.#commits.close();
    this.#reader.close();
    this.#writer.close();
  }
}
