import type { CompiledQuery, DatabaseConnection, QueryResult } from "kysely";
import { setImmediate } from "node:timers";
import { assertOrdinaryStatement, lateQuery, yieldedError } from "../unit-rules.ts";
import { type Executor, runQuery } from "./kysely-handle.ts";

/**
 * One unit of work on a connection of its own. Its queries run while it is alive, and are refused ever after.
 *
 * A unit that waits for anything but its queries is abandoned: it would hold its rows, and on SQLite everybody.
 */
export class Unit implements DatabaseConnection {
  readonly afterCommit: (() => void)[] = [];
  readonly #client: Executor;
  #isAlive = true;
  #open = 0;
  #asked = 0;
  #last: Promise<unknown> = Promise.resolve();
  #abandon: (reason: Error) => void = () => undefined;
  /** What the first failed query failed with: PostgreSQL takes nothing more in that transaction. */
  failure: { readonly error: unknown } | null = null;

  constructor(client: Executor) {
    this.#client = client;
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  /** Settles as `work` does, unless it is abandoned before. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const abandoned = new Promise<never>((_resolve, reject) => (this.#abandon = reject));
    try {
      this.#watch();
      return await Promise.race([work(), abandoned]);
    } finally {
      this.#isAlive = false;
    }
  }

  /** One query after another, however many are asked at once. */
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (!this.#isAlive) throw lateQuery();
    assertOrdinaryStatement(query.sql);
    this.#open += 1;
    this.#asked += 1;
    const answer = this.#last.then(() => runQuery<R>(this.#client, query));
    this.#last = answer.catch(() => undefined);
    try {
      return await answer;
    } catch (error) {
      this.failure ??= { error };
      throw error;
    } finally {
      this.#open -= 1;
      this.#watch();
    }
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }

  /** The answer's callbacks, and all that follow from them, run before an immediate: by then the next query is asked. */
  #watch(): void {
    const asked = this.#asked;
    setImmediate(() => {
      if (this.#isAlive && this.#open === 0 && this.#asked === asked) this.#abandon(yieldedError());
    });
  }
}
