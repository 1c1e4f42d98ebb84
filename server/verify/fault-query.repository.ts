import type { RawBuilder } from "kysely";
import type { Db } from "../database.ts";

/** A query whose rows are faults: `fault` says in words which row is wrong and how. */
export type FaultQuery = RawBuilder<{ fault: string }>;

/** The first fault that the query finds, or null. Let the query end with `LIMIT 1`. */
export async function firstFault(db: Db, query: FaultQuery): Promise<string | null> {
  const { rows } = await query.execute(db);
  return rows[0]?.fault ?? null;
}
