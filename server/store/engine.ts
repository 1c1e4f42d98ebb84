import { PostgresAdapter, type RawBuilder, sql } from "kysely";
import type { ReadHandle } from "./store.ts";

/** Rows that another claim holds are passed over instead of waited for; on SQLite claims never meet. */
export function passingOverClaimed<DB>(db: Pick<ReadHandle<DB>, "getExecutor">): RawBuilder<unknown> {
  return db.getExecutor().adapter instanceof PostgresAdapter ? sql`FOR UPDATE SKIP LOCKED` : sql``;
}
