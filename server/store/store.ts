/** The only two doors to the database. */
export interface Store<Db, Trx> {
  /** Runs against committed rows only, on a connection of its own that cannot write. */
  read<T>(work: (db: Db) => Promise<T>): Promise<T>;

  /**
   * Runs one unit of work and resolves once it is durable. A unit that throws is rolled back alone.
   *
   * Several units may share one commit; they run one after another. The handle is dead once the
   * unit settles, and nothing but queries may be awaited inside.
   */
  write<T>(work: (trx: Trx) => Promise<T>): Promise<T>;

  /** Waits for the units already queued, then closes both connections. */
  close(): Promise<void>;
}
