import { type Kysely, sql } from "kysely";

/**
 * What happened to payments, hour by hour: counts with their money, so that a chart costs the same however many
 * payments it stands for. The view says what each count is made of.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const columns = sql`
    account_id TEXT NOT NULL REFERENCES account (id),
    currency TEXT NOT NULL,
    hour TEXT NOT NULL,
    counted TEXT NOT NULL,
    n INTEGER NOT NULL,
    amount INTEGER NOT NULL`;
  await sql`
    CREATE TABLE payment_rollup (${columns}, PRIMARY KEY (account_id, hour, currency, counted)) STRICT, WITHOUT ROWID`.execute(
    db,
  );
  await sql`CREATE TABLE payment_rollup_delta (seq INTEGER PRIMARY KEY, ${columns}) STRICT`.execute(db);
  await createFacts(db);
  await sql`
    INSERT INTO payment_rollup (account_id, currency, hour, counted, n, amount)
    SELECT account_id, currency, hour, counted, count(*), sum(amount)
    FROM payment_rollup_fact GROUP BY account_id, currency, hour, counted`.execute(db);
  await addIndexes(db);
}

async function createFacts(db: Kysely<unknown>): Promise<void> {
  const settled = (counted: string, which: string) => sql`
    SELECT payment.account_id, operation.currency, substr(operation.settled_at, 1, 13), ${sql.lit(counted)},
      operation.amount
    FROM operation JOIN payment ON payment.id = operation.payment_id
    WHERE operation.settled_at IS NOT NULL AND ${sql.raw(which)}`;
  const isFirst = (condition: string) => `NOT EXISTS (
    SELECT 1 FROM operation AS earlier
    WHERE earlier.payment_id = operation.payment_id AND earlier.kind = 'authorize' AND ${condition}
      AND (earlier.settled_at < operation.settled_at
        OR earlier.settled_at = operation.settled_at AND earlier.seq < operation.seq))`;
  const parts = [
    sql`SELECT account_id, currency, substr(created_at, 1, 13) AS hour, 'created' AS counted, 0 AS amount FROM payment`,
    settled("tried", `kind = 'authorize' AND ${isFirst("earlier.settled_at IS NOT NULL")}`),
    settled("approved", `kind = 'authorize' AND state = 'succeeded' AND ${isFirst("earlier.state = 'succeeded'")}`),
    settled("authorized", "kind IN ('authorize', 'receive') AND state = 'succeeded'"),
    settled("captured", "kind IN ('capture', 'receive') AND state = 'succeeded'"),
    settled("capture_failed", "kind = 'capture' AND state = 'failed'"),
    settled("refunded", "kind = 'refund' AND state = 'succeeded'"),
    settled("voided", "kind = 'void' AND state = 'succeeded'"),
  ];
  await sql`CREATE VIEW payment_rollup_fact AS ${sql.join(parts, sql` UNION ALL `)}`.execute(db);
}

async function addIndexes(db: Kysely<unknown>): Promise<void> {
  // Money that is reserved and not taken, with all that its sum by the time that is left asks for.
  await sql`
    CREATE INDEX payment_uncaptured
    ON payment (account_id, currency, authorization_expires_at, authorized, captured, voided)
    WHERE authorized > captured + voided`.execute(db);
  await sql`
    CREATE INDEX operation_failed_capture ON operation (settled_at, payment_id)
    WHERE kind = 'capture' AND state = 'failed'`.execute(db);
}
