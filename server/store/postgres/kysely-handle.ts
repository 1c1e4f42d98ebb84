import {
  type CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely";
import type { Client, Pool, PoolClient } from "pg";
import { kyselyHandles } from "../kysely-handle.ts";
import { toPostgres } from "./translate.ts";

/** Whatever runs a statement: one connection, or whichever of a pool is free. */
export type Executor = Pick<Pool | PoolClient | Client, "query">;

export const { over: kyselyOver, transactionOver } = kyselyHandles({
  adapter: new PostgresAdapter(),
  compiler: new PostgresQueryCompiler(),
  introspector: (db) => new PostgresIntrospector(db),
});

const translated = new Map<string, string>();
const translatedMax = 5_000;

/** Runs a statement in PostgreSQL's words and answers as Kysely expects. */
export async function runQuery<R>(client: Executor, { sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
  const { command, rowCount, rows } = await client.query({ text: inPostgres(sql), values: [...parameters] });
  const isChange = command === "INSERT" || command === "UPDATE" || command === "DELETE";
  return { rows: rows as R[], ...(isChange ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) };
}

/** Translating costs some microseconds; the same few thousand texts come again and again. */
function inPostgres(sql: string): string {
  const known = translated.get(sql);
  if (known !== undefined) return known;
  if (translated.size >= translatedMax) translated.clear();
  const text = toPostgres(sql);
  translated.set(sql, text);
  return text;
}
