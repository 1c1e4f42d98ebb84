import { type Kysely, sql } from "kysely";

/**
 * Full-text index over what staff look payments up by. `rowid` is `payment.seq`; the text itself is
 * not stored twice, and a changed row is replaced whole.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE VIRTUAL TABLE payment_search USING fts5 (
      words, content = '', contentless_delete = 1, prefix = '3 5',
      tokenize = "unicode61 remove_diacritics 2 tokenchars '@.-_+*'"
    )`.execute(db);
}
