import type { CompiledQuery, QueryResult } from "kysely";
import { runQuery } from "./kysely-handle.ts";
import type { Pool } from "./pool.ts";

const chunkRowsDefault = 100;

/** Rows as of the moment the stream began, a few at a time, on a connection of its own. */
export async function* streamRows<R>(
  pool: Pool,
  query: CompiledQuery,
  chunkRows = chunkRowsDefault,
): AsyncIterableIterator<QueryResult<R>> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN READ ONLY; SET LOCAL idle_in_transaction_session_timeout = 0");
    await runQuery(client, { ...query, sql: `DECLARE stream NO SCROLL CURSOR FOR ${query.sql}` });
    for (;;) {
      const { rows } = await client.query(`FETCH ${chunkRows} FROM stream`);
      if (rows.length > 0) yield { rows: rows as R[] };
      if (rows.length < chunkRows) return;
    }
  } finally {
    await client.query("ROLLBACK").then(
      () => client.release(),
      () => client.release(true),
    );
  }
}
