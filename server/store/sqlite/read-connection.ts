import type { Database } from "better-sqlite3";
import type { CompiledQuery, DatabaseConnection, QueryResult } from "kysely";
import { StoreError } from "../store-error.ts";
import { runStatement } from "./kysely-handle.ts";
import { openReader, type OpenOptions } from "./open-connection.ts";
import { retryWhileBusy } from "./retry-while-busy.ts";
import { isBusy, toStoreError } from "./sqlite-error.ts";
import type { StatementCache } from "./statement-cache.ts";

const STREAM_CHUNK_ROWS = 100;

/** What Kysely sees of the connection that cannot write. */
export class ReadConnection implements DatabaseConnection {
  readonly #db: Database;
  readonly #statements: StatementCache;
  readonly #options: OpenOptions;

  constructor(db: Database, statements: StatementCache, options: OpenOptions) {
    this.#db = db;
    this.#statements = statements;
    this.#options = options;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      return this.#run<R>(query);
    } catch (error) {
      if (isBusy(error)) return await retryWhileBusy(this.#options, () => this.#run<R>(query));
      throw toStoreError(error, this.#options.file);
    }
  }

  /**
   * Rows as of the moment the stream began. It runs on a connection of its own: an open cursor pins the
   * snapshot of its connection, and other readers on it would not see newer commits.
   */
  async *streamQuery<R>(query: CompiledQuery, chunkRows?: number): AsyncIterableIterator<QueryResult<R>> {
    this.#assertOpen();
    const db = await openReader(this.#options);
    try {
      let rows: R[] = [];
      for (const row of db.prepare<unknown[], R>(query.sql).iterate(...query.parameters)) {
        rows.push(row);
        if (rows.length < (chunkRows ?? STREAM_CHUNK_ROWS)) continue;
        yield { rows };
        this.#assertOpen();
        rows = [];
      }
      if (rows.length > 0) yield { rows };
    } finally {
      db.close();
    }
  }

  #run<R>({ sql, parameters }: CompiledQuery): QueryResult<R> {
    this.#assertOpen();
    return runStatement<R>(this.#statements.get(sql), parameters);
  }

  #assertOpen(): void {
    if (!this.#db.open) throw new StoreError("closed", "The store is closed.");
  }
}
