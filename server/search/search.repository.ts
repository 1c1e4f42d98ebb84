import { sql } from "kysely";
import type { Trx } from "../database.ts";

/** Written in the transaction of the change, so that search is never behind. */
export async function replacePaymentWords(trx: Trx, seq: number, words: string): Promise<void> {
  await sql`INSERT OR REPLACE INTO payment_search (rowid, words) VALUES (${seq}, ${words})`.execute(trx);
}
