import { type Kysely, sql } from "kysely";

/**
 * Counts by hour get a label, which says of what kind: a reason, a person, a method, the bucket of a length. They are
 * kept count by count, so that a chart reads the hours of its own counts and of no others.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const columns = sql`account_id, currency, hour, counted, label, n, amount`;
  await sql`
    CREATE TABLE payment_rollup_by_label (
      account_id TEXT NOT NULL REFERENCES account (id),
      counted TEXT NOT NULL,
      hour TEXT NOT NULL,
      currency TEXT NOT NULL,
      label TEXT NOT NULL,
      n INTEGER NOT NULL,
      amount INTEGER NOT NULL,
      PRIMARY KEY (account_id, counted, hour, currency, label)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    INSERT INTO payment_rollup_by_label (${columns})
    SELECT account_id, currency, hour, counted, '', n, amount FROM payment_rollup`.execute(db);
  await sql`DROP TABLE payment_rollup`.execute(db);
  await sql`ALTER TABLE payment_rollup_by_label RENAME TO payment_rollup`.execute(db);
  await sql`ALTER TABLE payment_rollup_delta ADD COLUMN label TEXT NOT NULL DEFAULT ''`.execute(db);
  await sql`DROP VIEW payment_rollup_fact`.execute(db);
  await createFacts(db);
  const newCounts = addedCounts.map((counted) => sql.lit(counted));
  await sql`
    INSERT INTO payment_rollup (${columns})
    SELECT account_id, currency, hour, counted, label, count(*), sum(amount)
    FROM payment_rollup_fact WHERE counted IN (${sql.join(newCounts)})
    GROUP BY account_id, currency, hour, counted, label`.execute(db);
}

const addedCounts = [
  "reached",
  "refused",
  "reserved",
  "reserved_taken",
  "capture_time",
  "taken",
  "taken_refunded",
  "refund_reason",
  "refund_person",
  "transfer_created",
  "transfer_expired",
  "transfer_time",
];

/** As texts: what an operation is counted as, which of them, when, of what kind, with how much money. */
interface Part {
  counted: string;
  which: string;
  at?: string;
  label?: string;
  amount?: string;
}

async function createFacts(db: Kysely<unknown>): Promise<void> {
  const succeeded = "operation.state = 'succeeded'";
  const firstReserved = firstOf("'authorize'");
  const firstTaken = firstOf("'capture', 'receive'");
  const isAnswered = "operation.kind IN ('authorize', 'receive') AND payment.api <> 'payments'";
  const entries = "'authorize', 'receive'";
  const isTransfer = "payment.api = 'payments'";
  const parts: Part[] = [
    { counted: "tried", which: `operation.kind = 'authorize' AND ${isFirst("'authorize'", "settled_at IS NOT NULL")}` },
    {
      counted: "approved",
      which: `operation.kind = 'authorize' AND ${succeeded} AND ${isFirst("'authorize'", "state = 'succeeded'")}`,
    },
    { counted: "authorized", which: `operation.kind IN (${entries}) AND ${succeeded}` },
    { counted: "captured", which: `operation.kind IN ('capture', 'receive') AND ${succeeded}` },
    { counted: "capture_failed", which: "operation.kind = 'capture' AND operation.state = 'failed'" },
    { counted: "refunded", which: `operation.kind = 'refund' AND ${succeeded}` },
    { counted: "voided", which: `operation.kind = 'void' AND ${succeeded}` },
    { counted: "reached", which: `${isAnswered} AND ${isFirst(entries, "settled_at IS NOT NULL")}` },
    {
      counted: "refused",
      which: `${isAnswered} AND operation.state = 'failed' AND ${isFirst(entries, "state = 'failed'")}`,
      label: refusalReason,
    },
    { counted: "reserved", which: `operation.kind = 'authorize' AND ${succeeded}`, at: firstReserved },
    {
      counted: "reserved_taken",
      which: `operation.kind = 'capture' AND ${succeeded} AND ${firstReserved} IS NOT NULL`,
      at: firstReserved,
    },
    { counted: "taken", which: `operation.kind IN ('capture', 'receive') AND ${succeeded}`, at: firstTaken },
    { counted: "taken_refunded", which: `operation.kind = 'refund' AND ${succeeded}`, at: firstTaken },
    {
      counted: "refund_reason",
      which: `operation.kind = 'refund' AND ${succeeded}`,
      label: "coalesce(operation.reason, '')",
    },
    {
      counted: "refund_person",
      which: `operation.kind = 'refund' AND ${succeeded}`,
      label: "CASE operation.actor_type WHEN 'staff' THEN operation.actor_id ELSE operation.actor_type END",
    },
    {
      counted: "transfer_expired",
      which: `operation.kind = 'expire' AND ${succeeded} AND ${isTransfer}`,
      at: "payment.created_at",
      label: "payment.method",
      amount: "payment.amount",
    },
  ];
  const settled = ({ counted, which, at, label, amount }: Part) => sql`
    SELECT payment.account_id, operation.currency, substr(${sql.raw(at ?? "operation.settled_at")}, 1, 13) AS hour,
      ${sql.lit(counted)} AS counted, ${sql.raw(label ?? "''")} AS label,
      ${sql.raw(amount ?? "operation.amount")} AS amount
    FROM operation JOIN payment ON payment.id = operation.payment_id
    WHERE operation.settled_at IS NOT NULL AND ${sql.raw(which)}`;
  // Kept apart, so that a length is worked out once and not at every bound of its bucket.
  await sql`
    CREATE VIEW payment_rollup_fact AS
    WITH measured AS MATERIALIZED (
      SELECT payment.account_id, operation.currency, substr(operation.settled_at, 1, 13) AS hour, 'capture_time' AS counted,
        '' AS head, 0 AS amount, ${sql.raw(secondsBetween(firstReserved, "operation.settled_at"))} AS seconds
      FROM operation JOIN payment ON payment.id = operation.payment_id
      WHERE operation.kind = 'capture' AND operation.state = 'succeeded' AND operation.settled_at IS NOT NULL
        AND ${sql.raw(isFirst("'capture'", "state = 'succeeded'"))} AND ${sql.raw(firstReserved)} IS NOT NULL
      UNION ALL
      SELECT payment.account_id, operation.currency, substr(operation.settled_at, 1, 13), 'transfer_time',
        payment.method || ' ', operation.amount, ${sql.raw(secondsBetween("payment.created_at", "operation.settled_at"))}
      FROM operation JOIN payment ON payment.id = operation.payment_id
      WHERE operation.kind = 'receive' AND operation.state = 'succeeded' AND operation.settled_at IS NOT NULL
        AND payment.api = 'payments')
    SELECT account_id, currency, substr(created_at, 1, 13) AS hour, 'created' AS counted, '' AS label, 0 AS amount
    FROM payment
    UNION ALL
    SELECT account_id, currency, substr(created_at, 1, 13), 'transfer_created', method, amount
    FROM payment WHERE api = 'payments'
    UNION ALL ${sql.join(parts.map(settled), sql` UNION ALL `)}
    UNION ALL
    SELECT account_id, currency, hour, counted, head || ${sql.raw(bucket)}, amount FROM measured`.execute(db);
}

/** When the first operation of these kinds succeeded. */
function firstOf(kinds: string): string {
  return `(SELECT min(earliest.settled_at) FROM operation AS earliest
    WHERE earliest.payment_id = operation.payment_id AND earliest.kind IN (${kinds}) AND earliest.state = 'succeeded')`;
}

function isFirst(kinds: string, condition: string): string {
  return `NOT EXISTS (
    SELECT 1 FROM operation AS earlier
    WHERE earlier.payment_id = operation.payment_id AND earlier.kind IN (${kinds}) AND earlier.${condition}
      AND (earlier.settled_at < operation.settled_at
        OR earlier.settled_at = operation.settled_at AND earlier.seq < operation.seq))`;
}

/** The first of the normalised reasons; a mere `ERROR` says less than the code. */
const refusalReason = `coalesce(
  CASE WHEN json_extract(operation.error, '$.type') LIKE '["%' THEN
    nullif(substr(json_extract(operation.error, '$.type'), 3,
      instr(substr(json_extract(operation.error, '$.type'), 3), '"') - 1), 'ERROR') END,
  json_extract(operation.error, '$.code'), 'UNKNOWN')`;

function secondsBetween(from: string, to: string): string {
  const day = (instant: string) => `julianday(substr(${instant}, 1, 19) || 'Z')`;
  return `CAST(round((${day(to)} - ${day(from)}) * 86400) AS INTEGER)`;
}

const steps = [10, 13, 16, 20, 25, 32, 40, 50, 63, 80];
/** The longest length that each bucket holds, seconds. */
const bounds = [
  ...[1, 2, 3, 4, 5, 6, 8],
  ...[0, 1, 2, 3, 4, 5, 6, 7].flatMap((power) => steps.map((step) => step * 10 ** power)),
  10 ** 9,
];
const bucket = `CASE ${bounds.map((bound, index) => `WHEN seconds <= ${bound} THEN '${index}'`).join(" ")} ELSE '${bounds.length}' END`;
