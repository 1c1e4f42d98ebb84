import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as delay } from "node:timers/promises";
import type { CompiledQuery, DatabaseConnection, Kysely, QueryResult, Transaction } from "kysely";
import type { Migration } from "../migrator.ts";
import type { ReadHandle, Store, StoreLoad } from "../store.ts";
import { StoreError } from "../store-error.ts";
import { asError, calledInside } from "../unit-rules.ts";
import { type Executor, kyselyOver, runQuery, transactionOver } from "./kysely-handle.ts";
import { dumpDatabase } from "./dump.ts";
import { assertMigrated } from "./migrate.ts";
import { openPool, type Pool, type PoolClient } from "./pool.ts";
import { isAbsence, isConflict, toStoreError } from "./postgres-error.ts";
import { streamRows } from "./stream.ts";
import { Unit } from "./unit.ts";
import { type TryOutcome, UnitGate } from "./unit-gate.ts";

export interface PostgresStoreOptions {
  readonly url: string;
  /** When given, the database must have been through exactly these. */
  readonly migrations?: readonly Migration[];
  /** Units of work at a time, at most; as many reads besides. */
  readonly connectionsMax?: number;
  readonly statementTimeoutMs?: number;
  /** Units waiting beyond this many are refused. */
  readonly maxQueuedUnits?: number;
  /** For how long a server that went away is waited for. */
  readonly absenceMaxMs?: number;
}

const defaults = {
  connectionsMax: 8,
  statementTimeoutMs: 30_000,
  maxQueuedUnits: 10_000,
  absenceMaxMs: 20_000,
};

/** A unit that loses against others this often gets an error. */
const conflictsMax = 40;
const conflictDelayMsMax = 100;
const absenceDelayMs = 200;

/**
 * Opens a database of a PostgreSQL server. The schema is only compared: see `migratePostgres`.
 *
 * @throws StoreError `broken`, `not_a_database`, `schema_newer`, `schema_older`
 */
export async function openPostgresStore<DB>(options: PostgresStoreOptions): Promise<PostgresStore<DB>> {
  const store = new PostgresStore<DB>(options);
  try {
    await store.assertReady(options.migrations);
    return store;
  } catch (error) {
    await store.close();
    throw toStoreError(error);
  }
}

/**
 * One database of a PostgreSQL server, which several processes may share.
 *
 * A unit of work is one serializable transaction, so that units behave as if they ran one after another, as they do on
 * SQLite. The price is that the loser of a conflict runs again: a unit changes nothing outside of the database.
 */
export class PostgresStore<DB> implements Store<ReadHandle<DB>, Transaction<DB>> {
  readonly url: string;
  readonly isShared = true;
  readonly #writers: Pool;
  readonly #readers: Pool;
  readonly #gate: UnitGate;
  readonly #options: typeof defaults;
  readonly #readHandle: Kysely<DB>;
  readonly #inside = new AsyncLocalStorage<Unit>();
  readonly #underWay = new Set<Promise<unknown>>();
  #commits = 0;
  #closing: Promise<void> | null = null;

  constructor(options: PostgresStoreOptions) {
    this.url = options.url;
    this.#options = { ...defaults, ...options };
    const { connectionsMax, statementTimeoutMs } = this.#options;
    const pool = { url: options.url, connectionsMax, statementTimeoutMs };
    this.#writers = openPool({ ...pool, isReadOnly: false });
    this.#readers = openPool({ ...pool, isReadOnly: true });
    this.#gate = new UnitGate(connectionsMax);
    this.#readHandle = kyselyOver<DB>(new ReadConnection(this.#readers, this.#options.absenceMaxMs));
  }

  async assertReady(migrations: readonly Migration[] | undefined): Promise<void> {
    if (migrations === undefined) await this.#readers.query("SELECT 1");
    else await assertMigrated(this.#readers, migrations);
  }

  get load(): StoreLoad {
    return { waiting: this.#gate.waiting, units: this.#commits, commits: this.#commits };
  }

  async read<T>(work: (db: ReadHandle<DB>) => Promise<T>): Promise<T> {
    if (this.#closing !== null) throw closed();
    if (this.#isInside()) throw calledInside("read");
    return this.#tracked(work(this.#readHandle));
  }

  async write<T>(work: (trx: Transaction<DB>) => Promise<T>): Promise<T> {
    if (this.#isInside()) throw calledInside("write");
    if (this.#closing !== null) throw closed();
    const { waiting } = this.#gate;
    if (waiting >= this.#options.maxQueuedUnits) {
      throw new StoreError("overloaded", `${waiting} writes are waiting already.`);
    }
    return this.#tracked(this.#retried(work));
  }

  afterCommit(work: () => void): void {
    const unit = this.#inside.getStore();
    if (unit?.isAlive === true) unit.afterCommit.push(work);
    else work();
  }

  /**
   * Writes the database as it is now into one new file by `pg_dump`, mode 0600, synced.
   *
   * @throws StoreError `backup_failed`
   */
  async backup(file: string): Promise<void> {
    if (this.#closing !== null) throw closed();
    await dumpDatabase({ url: this.url, file });
  }

  close(): Promise<void> {
    if (this.#isInside()) return Promise.reject(calledInside("close"));
    this.#closing ??= this.#closeBoth();
    return this.#closing;
  }

  #isInside(): boolean {
    return this.#inside.getStore()?.isAlive === true;
  }

  #tracked<T>(promise: Promise<T>): Promise<T> {
    this.#underWay.add(promise);
    const forget = () => void this.#underWay.delete(promise);
    promise.then(forget, forget);
    return promise;
  }

  async #closeBoth(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
    await Promise.all([this.#writers.end(), this.#readers.end()]);
  }

  async #retried<T>(work: (trx: Transaction<DB>) => Promise<T>): Promise<T> {
    const absentUntil = performance.now() + this.#options.absenceMaxMs;
    for (let conflicts = 0; ;) {
      const outcome = await this.#gate.run(() => this.#attempt(work), tryOutcome);
      if ("value" in outcome) return outcome.value;
      const { error, again } = outcome;
      if (again === "after a conflict" && (conflicts += 1) < conflictsMax) {
        await delay(Math.random() * Math.min(2 ** conflicts, conflictDelayMsMax));
      } else if (again === "once the server is back" && performance.now() < absentUntil) {
        await delay(absenceDelayMs * (0.5 + Math.random()));
      } else {
        throw asError(toStoreError(error));
      }
    }
  }

  async #attempt<T>(work: (trx: Transaction<DB>) => Promise<T>): Promise<Outcome<T>> {
    let client: PoolClient;
    try {
      client = await this.#writers.connect();
    } catch (error) {
      return { error, again: againAfter(error) };
    }
    const unit = new Unit(client);
    let isCommitting = false;
    try {
      await client.query("BEGIN ISOLATION LEVEL SERIALIZABLE");
      const value = await this.#inside.run(unit, () => unit.run(() => work(transactionOver<DB>(unit))));
      if (unit.failure !== null) throw unit.failure.error;
      isCommitting = true;
      await client.query("COMMIT");
      this.#commits += 1;
      client.release();
      for (const told of unit.afterCommit) told();
      return { value };
    } catch (error) {
      await rollBack(client);
      // Whatever the unit made of it: a conflict inside means that it has to see the rows anew.
      const reason = isConflict(unit.failure?.error) || isAbsence(unit.failure?.error) ? unit.failure?.error : error;
      // Whether a commit that got no answer took place is not known, so it is not tried again.
      return { error: reason, again: isCommitting && !isConflict(reason) ? "no" : againAfter(reason) };
    }
  }
}

type Again = "no" | "after a conflict" | "once the server is back";
type Outcome<T> = { readonly value: T } | { readonly error: unknown; readonly again: Again };

function tryOutcome(outcome: Outcome<unknown>): TryOutcome | null {
  if ("value" in outcome) return "through";
  return outcome.again === "after a conflict" ? "lost" : null;
}

function againAfter(error: unknown): Again {
  if (isConflict(error)) return "after a conflict";
  return isAbsence(error) ? "once the server is back" : "no";
}

/** A connection that cannot even do this is thrown away; the server rolls back by itself then. */
async function rollBack(client: PoolClient): Promise<void> {
  try {
    await client.query("ROLLBACK");
    client.release();
  } catch (error) {
    client.release(asError(error));
  }
}

/** What Kysely sees of the connections that cannot write: every statement takes whichever is free. */
class ReadConnection implements DatabaseConnection {
  readonly #pool: Pool;
  readonly #absenceMaxMs: number;

  constructor(pool: Pool, absenceMaxMs: number) {
    this.#pool = pool;
    this.#absenceMaxMs = absenceMaxMs;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const absentUntil = performance.now() + this.#absenceMaxMs;
    for (;;) {
      try {
        return await runQuery<R>(this.#pool satisfies Executor, query);
      } catch (error) {
        if (this.#pool.ending) throw closed();
        if (!isAbsence(error) || performance.now() >= absentUntil) throw toStoreError(error);
        await delay(absenceDelayMs * (0.5 + Math.random()));
      }
    }
  }

  streamQuery<R>(query: CompiledQuery, chunkRows?: number): AsyncIterableIterator<QueryResult<R>> {
    return streamRows<R>(this.#pool, query, chunkRows);
  }
}

function closed(): StoreError {
  return new StoreError("closed", "The store is closed.");
}
