import { sql } from "kysely";
import type { Db, Trx } from "../database.ts";

/** Undefined where no admin has decided. */
export async function findAnswerDays(db: Db): Promise<number | undefined> {
  const row = await db.selectFrom("answer_retention").select("days").where("id", "=", 1).executeTakeFirst();
  return row?.days;
}

export async function putAnswerDays(trx: Trx, { days, at }: { days: number; at: string }): Promise<void> {
  await trx
    .insertInto("answer_retention")
    .values({ id: 1, days, changed_at: at })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ days, changed_at: at }))
    .execute();
}

/** How many keys were first used up to `until`; at most `limit`. */
export async function countKeysUntil(db: Db, until: string, limit: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM (
      SELECT created_at FROM idempotency_key INDEXED BY idempotency_key_by_created
      WHERE created_at <= ${until} LIMIT ${limit})`.execute(db);
  return rows[0]?.count ?? 0;
}
