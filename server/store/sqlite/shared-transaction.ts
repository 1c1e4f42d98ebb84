import type { Database } from "better-sqlite3";
import { StoreError } from "../store-error.ts";
import { assertOrdinaryStatement } from "../unit-rules.ts";
import { isBroken, toStoreError } from "./sqlite-error.ts";
import { type CachedStatement, StatementCache } from "./statement-cache.ts";

export interface SharedTransactionOptions {
  readonly file: string;
  readonly maxStatements: number;
}

/** A reason in a box, since anything may be thrown. */
export interface Failure {
  readonly error: unknown;
}

/** The transaction of one batch after another on the connection that writes, with a savepoint for each unit in it. */
export class SharedTransaction {
  readonly #db: Database;
  readonly #file: string;
  readonly #statements: StatementCache;
  readonly #control: Record<"begin" | "commit" | "rollback" | "savepoint" | "release" | "rollbackTo", () => unknown>;
  #lost: Failure | null = null;
  #broken: StoreError | null = null;

  constructor(db: Database, { file, maxStatements }: SharedTransactionOptions) {
    this.#db = db;
    this.#file = file;
    this.#statements = new StatementCache(db, { limit: maxStatements, inspect: assertOrdinaryStatement });
    this.#control = {
      begin: prepared(db, "BEGIN IMMEDIATE"),
      commit: prepared(db, "COMMIT"),
      rollback: prepared(db, "ROLLBACK"),
      savepoint: prepared(db, "SAVEPOINT unit"),
      release: prepared(db, "RELEASE unit"),
      rollbackTo: prepared(db, "ROLLBACK TO unit"),
    };
  }

  /** Set when the transaction cannot be kept, usually because SQLite ended it by itself. */
  get lost(): Failure | null {
    return this.#lost;
  }

  /**
   * Set for good when the disk failed. After a failed sync the kernel may call the next one good although data
   * is gone, so nothing may be acknowledged any more.
   */
  get broken(): StoreError | null {
    return this.#broken;
  }

  /** Takes the write lock; throws SQLite's own error when another process has it. */
  begin(): void {
    this.#control.begin();
  }

  openSavepoint(): void {
    this.#control.savepoint();
  }

  /** Keeps or undoes what was done since the savepoint was opened. */
  closeSavepoint({ keep }: { readonly keep: boolean }): void {
    if (this.#lost !== null) return;
    try {
      if (!keep) this.#control.rollbackTo();
      this.#control.release();
    } catch (error) {
      this.#lost = { error: this.describe(error) };
    }
  }

  /** Commits what the units left, or undoes all of it and says why. */
  finish(): Failure | null {
    let failure = this.#lost;
    this.#lost = null;
    try {
      if (failure === null) this.#control.commit();
    } catch (error) {
      failure = { error: this.describe(error) };
    }
    if (failure !== null) this.#rollBack();
    return failure;
  }

  prepare(sql: string): CachedStatement {
    return this.#statements.get(sql);
  }

  /** Runs one query of a unit and notices when SQLite answers it by rolling everything back. */
  run<T>(query: () => T): T {
    if (this.#lost !== null) throw this.#lost.error;
    try {
      return query();
    } catch (error) {
      const described = toStoreError(error, this.#file);
      if (!this.#db.inTransaction) this.#lost = { error: described };
      throw described;
    }
  }

  /** Names an error of the transaction itself, and remembers when it is the last one. */
  describe(error: unknown): unknown {
    const described = toStoreError(error, this.#file);
    if (isBroken(error) && described instanceof StoreError) this.#broken = described;
    return described;
  }

  #rollBack(): void {
    if (!this.#db.inTransaction) return;
    try {
      this.#control.rollback();
    } catch (error) {
      this.#broken = new StoreError("broken", "A failed write could not be rolled back.", { cause: error });
    }
  }
}

function prepared(db: Database, sql: string): () => unknown {
  const statement = db.prepare(sql);
  return () => statement.run();
}
