import { lateQuery } from "../unit-rules.ts";
import type { SharedTransaction } from "./shared-transaction.ts";
import type { CachedStatement } from "./statement-cache.ts";

/** The life of one unit of work. Its queries run while it is alive, and are refused ever after. */
export class UnitScope {
  isAlive = true;
  readonly #transaction: SharedTransaction;

  constructor(transaction: SharedTransaction) {
    this.#transaction = transaction;
  }

  /** Prepares a statement or takes it from the cache. Refused as `run` refuses. */
  prepare(sql: string): CachedStatement {
    return this.run(() => this.#transaction.prepare(sql));
  }

  /**
   * Runs one query at once.
   *
   * @throws StoreMisuse once the unit has settled: a late query would slip into somebody else's unit.
   */
  run<T>(query: () => T): T {
    if (this.isAlive) return this.#transaction.run(query);
    throw lateQuery();
  }
}
