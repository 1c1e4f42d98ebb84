import type { CompiledQuery, DatabaseConnection, QueryResult } from "kysely";
import { runStatement, settled } from "./kysely-handle.ts";
import type { UnitScope } from "./unit-scope.ts";

/** What Kysely sees of the write connection: alive as long as its unit of work. */
export class UnitConnection implements DatabaseConnection {
  readonly #scope: UnitScope;

  constructor(scope: UnitScope) {
    this.#scope = scope;
  }

  executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    return settled(() => {
      const statement = this.#scope.prepare(sql);
      return this.#scope.run(() => runStatement<R>(statement, parameters));
    });
  }

  /** All rows in one piece: a cursor left open would keep the batch from committing. */
  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }
}
