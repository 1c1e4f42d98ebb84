import { type RawBuilder, sql } from "kysely";
import type { HourlyCount } from "../../shared/metrics/payment-count.ts";
import type { TimeSpan } from "../../shared/metrics/time-buckets.ts";
import type { Db, Trx } from "../database.ts";
import { hourOf } from "./delivery-rollup.rules.ts";
import type { PaymentRollup, RollupSum } from "./payment-rollup.record.ts";

export const rollupColumns = ["account_id", "currency", "hour", "counted", "label", "n", "amount"] as const;

export async function appendRollups(trx: Trx, changes: readonly PaymentRollup[]): Promise<void> {
  if (changes.length === 0) return;
  await trx
    .insertInto("payment_rollup_delta")
    .values([...changes])
    .execute();
}

/** Takes the oldest appended counts away, at most `limit`, for whoever adds them to their hours in the same write. */
export async function takeRollups(trx: Trx, limit: number): Promise<PaymentRollup[]> {
  return trx
    .deleteFrom("payment_rollup_delta")
    .where("seq", "in", (eb) => eb.selectFrom("payment_rollup_delta").select("seq").orderBy("seq").limit(limit))
    .returning([...rollupColumns])
    .execute();
}

/** Adds to hours, the first time as to any other. Each hour may be named once. */
export async function addRollups(trx: Trx, sums: readonly PaymentRollup[]): Promise<void> {
  if (sums.length === 0) return;
  await trx
    .insertInto("payment_rollup")
    .values([...sums])
    .onConflict((conflict) =>
      conflict.columns(["account_id", "counted", "hour", "currency", "label"]).doUpdateSet((eb) => ({
        n: eb("payment_rollup.n", "+", eb.ref("excluded.n")),
        amount: eb("payment_rollup.amount", "+", eb.ref("excluded.amount")),
      })),
    )
    .execute();
}

export interface RollupQuestion<Count extends HourlyCount> {
  accountIds: readonly string[];
  spans: readonly TimeSpan[];
  counts: readonly Count[];
}

/**
 * The sums of these counts for each span, currency and label. One statement reads what is folded and what is not: between two of them a fold
 * would count something twice, or not at all.
 */
export async function sumRollupSpans<Count extends HourlyCount>(
  db: Db,
  { accountIds, spans, counts }: RollupQuestion<Count>,
): Promise<RollupSum<Count>[]> {
  if (accountIds.length === 0 || spans.length === 0) return [];
  const bounds = spans.map(
    ({ startsAt, endsAt }, index) => sql`(${sql.lit(index)}, ${hourOf(startsAt)}, ${hourOf(endsAt)})`,
  );
  const wanted = sql`account_id IN (${sql.join([...accountIds])}) AND counted IN (${sql.join([...counts])})`;
  // A cross join is walked in its order: each span's hours of each count, and not every hour for every span.
  const within = (table: string): RawBuilder<unknown> => sql`
    SELECT span.number AS span, currency, counted, label, sum(n) AS n, sum(amount) AS amount
    FROM span CROSS JOIN ${sql.table(table)} WHERE ${wanted} AND hour >= span.first AND hour < span.beyond
    GROUP BY span.number, currency, counted, label`;
  const { rows } = await sql<RollupSum<Count>>`
    WITH span (number, first, beyond) AS (VALUES ${sql.join(bounds)})
    ${within("payment_rollup")} UNION ALL ${within("payment_rollup_delta")}`.execute(db);
  return rows;
}
