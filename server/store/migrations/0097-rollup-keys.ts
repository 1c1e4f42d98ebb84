import { type Kysely, sql } from "kysely";

/**
 * Counts by hour are kept hour beside hour for each currency and label, so that a span of them is summed as it is read,
 * without sorting. Which currencies and labels there are is kept beside them: looking for them would read every hour.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const key = sql`account_id, counted, currency, label`;
  const keyColumns = sql`
    account_id TEXT NOT NULL REFERENCES account (id),
    counted TEXT NOT NULL,
    currency TEXT NOT NULL,
    label TEXT NOT NULL`;
  await sql`CREATE TABLE payment_rollup_key (${keyColumns}, PRIMARY KEY (${key})) STRICT, WITHOUT ROWID`.execute(db);
  await sql`INSERT INTO payment_rollup_key (${key}) SELECT DISTINCT ${key} FROM payment_rollup`.execute(db);
  await sql`
    CREATE TABLE payment_rollup_by_key (
      ${keyColumns},
      hour TEXT NOT NULL,
      n INTEGER NOT NULL,
      amount INTEGER NOT NULL,
      PRIMARY KEY (${key}, hour),
      FOREIGN KEY (${key}) REFERENCES payment_rollup_key (${key})
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    INSERT INTO payment_rollup_by_key (${key}, hour, n, amount)
    SELECT ${key}, hour, n, amount FROM payment_rollup ORDER BY ${key}, hour`.execute(db);
  await sql`DROP TABLE payment_rollup`.execute(db);
  await sql`ALTER TABLE payment_rollup_by_key RENAME TO payment_rollup`.execute(db);
}
