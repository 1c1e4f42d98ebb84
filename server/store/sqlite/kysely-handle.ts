import { type QueryResult, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely";
import { kyselyHandles } from "../kysely-handle.ts";
import type { CachedStatement } from "./statement-cache.ts";

export const { over: kyselyOver, transactionOver } = kyselyHandles({
  adapter: new SqliteAdapter(),
  compiler: new SqliteQueryCompiler(),
  introspector: (db) => new SqliteIntrospector(db),
});

/** A promise for what `run` returns or throws, settled already. */
export function settled<T>(run: () => T): Promise<T> {
  return new Promise((resolve) => resolve(run()));
}

/** Runs a prepared statement at once and answers as Kysely expects. */
export function runStatement<R>(statement: CachedStatement, parameters: readonly unknown[]): QueryResult<R> {
  if (statement.reader) return { rows: statement.all(parameters) as R[] };
  const { changes, lastInsertRowid } = statement.run(parameters);
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
}
