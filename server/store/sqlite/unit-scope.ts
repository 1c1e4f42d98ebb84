import type { Database } from "better-sqlite3";
import { StoreMisuse } from "../store-error.ts";
import { toStoreError } from "./sqlite-error.ts";
import type { CachedStatement, StatementCache } from "./statement-cache.ts";

/** The transaction that several units share. */
export interface SharedTransaction {
  readonly db: Database;
  readonly file: string;
  readonly statements: StatementCache;
  /** Set when SQLite ended the transaction by itself: nothing of the batch can be kept. */
  lost: { readonly error: unknown } | null;
}

/** The life of one unit of work. Its queries run while it is alive, and are refused ever after. */
export class UnitScope {
  isAlive = true;
  readonly #transaction: SharedTransaction;

  constructor(transaction: SharedTransaction) {
    this.#transaction = transaction;
  }

  /** Prepares a statement or takes it from the cache. Refused as `run` refuses. */
  prepare(sql: string): CachedStatement {
    return this.run(() => this.#transaction.statements.get(sql));
  }

  /**
   * Runs one query at once.
   *
   * @throws StoreMisuse once the unit has settled: a late query would slip into somebody else's unit.
   */
  run<T>(query: () => T): T {
    const transaction = this.#transaction;
    if (!this.isAlive) {
      throw new StoreMisuse(
        "A query came after its unit of work had settled. Await every query inside the function given to store.write.",
      );
    }
    if (transaction.lost !== null) throw transaction.lost.error;
    try {
      return query();
    } catch (error) {
      const described = toStoreError(error, transaction.file);
      if (!transaction.db.inTransaction) transaction.lost = { error: described };
      throw described;
    }
  }
}

const RESERVED =
  /^(?:[\s;]|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*(begin|commit|end|rollback|savepoint|release|attach|detach|pragma|vacuum)\b/i;

/**
 * Refuses statements that would pull the shared transaction from under the other units, or put off a
 * constraint until their common commit.
 *
 * @throws StoreMisuse
 */
export function assertOrdinaryStatement(sql: string): void {
  const keyword = RESERVED.exec(sql)?.[1];
  if (keyword === undefined) return;
  throw new StoreMisuse(`${keyword.toUpperCase()} cannot be run inside store.write: the store owns the transaction.`);
}
