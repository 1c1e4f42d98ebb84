import type { Kysely } from "kysely";

/** What may be done with committed rows. */
export type ReadHandle<DB> = Pick<Kysely<DB>, "selectFrom" | "selectNoFrom" | "with" | "withRecursive" | "getExecutor">;

/** How busy a store is: what waits now, and what it did since it was opened. */
export interface StoreLoad {
  readonly waiting: number;
  readonly units: number;
  /** Several units may share one. */
  readonly commits: number;
}

/** The only two doors to the database. */
export interface Store<Db, Trx> {
  /** Whether other processes may write the same database. */
  readonly isShared: boolean;

  /** Runs against committed rows only, on a connection of its own that cannot write. */
  read<T>(work: (db: Db) => Promise<T>): Promise<T>;

  /**
   * Runs one unit of work and resolves once it is durable. A unit that throws is rolled back alone.
   *
   * Units behave as if they ran one after another. SQLite lets several share one commit; on PostgreSQL a unit that
   * another got in the way of runs again, so it changes nothing but rows. The handle is dead once the unit settles,
   * and nothing but queries may be awaited inside.
   */
  write<T>(work: (trx: Trx) => Promise<T>): Promise<T>;

  /**
   * Runs once the unit of work that asks for it can be seen by others, and not when it is rolled back; at once outside
   * of a unit. An engine that settles its units before the next turn of the event loop runs it at once as well.
   */
  afterCommit(work: () => void): void;

  /** Waits for the units already queued, then closes the connections. */
  close(): Promise<void>;
}
