import type { Database, Statement } from "better-sqlite3";

export type CachedStatement = Statement;

interface StatementCacheOptions {
  /** Statements kept; the one unused for longest goes first. */
  readonly limit: number;
  /** Asked once per new SQL text, before it is prepared; throws to refuse it. */
  readonly inspect?: (sql: string) => void;
}

/** Prepared statements of one connection by their SQL text. Preparing costs several times what running does. */
export class StatementCache {
  readonly #db: Database;
  readonly #options: StatementCacheOptions;
  readonly #statements = new Map<string, CachedStatement>();

  constructor(db: Database, options: StatementCacheOptions) {
    this.#db = db;
    this.#options = options;
  }

  get(sql: string): CachedStatement {
    const cached = this.#statements.get(sql);
    if (cached !== undefined) {
      this.#statements.delete(sql);
      this.#statements.set(sql, cached);
      return cached;
    }
    this.#options.inspect?.(sql);
    const statement = this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    if (this.#statements.size > this.#options.limit) this.#dropOldest();
    return statement;
  }

  #dropOldest(): void {
    for (const sql of this.#statements.keys()) {
      this.#statements.delete(sql);
      return;
    }
  }
}
