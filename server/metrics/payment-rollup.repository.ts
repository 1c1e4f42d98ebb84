import { type RawBuilder, sql } from "kysely";
import type { HourlyCount } from "../../shared/metrics/payment-count.ts";
import type { TimeSpan } from "../../shared/metrics/time-buckets.ts";
import type { Db, Trx } from "../database.ts";
import { manyRows } from "../store/many-rows.ts";
import { hourOf } from "./delivery-rollup.rules.ts";
import type { PaymentRollup, RollupSum } from "./payment-rollup.record.ts";
import { keysOfRollups } from "./payment-rollup.rules.ts";

export const rollupColumns = ["account_id", "currency", "hour", "counted", "label", "n", "amount"] as const;

const insertDeltas = manyRows<never>(
  rollupColumns.length,
  (rows) => `INSERT INTO payment_rollup_delta (${rollupColumns.join(", ")}) VALUES ${rows}`,
);

export async function appendRollups(trx: Trx, changes: readonly PaymentRollup[]): Promise<void> {
  await insertDeltas(
    trx,
    changes.map((change) => rollupColumns.map((column) => change[column])),
  );
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
    .insertInto("payment_rollup_key")
    .values(keysOfRollups(sums))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .insertInto("payment_rollup")
    .values([...sums])
    .onConflict((conflict) =>
      conflict.columns(["account_id", "counted", "currency", "label", "hour"]).doUpdateSet((eb) => ({
        n: eb("payment_rollup.n", "+", eb.ref("excluded.n")),
        amount: eb("payment_rollup.amount", "+", eb.ref("excluded.amount")),
      })),
    )
    .execute();
}

export interface NumberedSpan extends TimeSpan {
  number: number;
}

export interface RollupQuestion<Count extends HourlyCount> {
  spans: readonly NumberedSpan[];
  counts: readonly Count[];
}

/**
 * The sums of the counts of each question for each of its spans, by currency and label; what has none is left out. One
 * statement reads what is folded and what is not: between two of them a fold would count something twice, or not at all.
 */
export async function sumRollupSpans<Count extends HourlyCount>(
  db: Db,
  accountIds: readonly string[],
  questions: readonly RollupQuestion<Count>[],
): Promise<RollupSum<Count>[]> {
  const asked = questions.filter(({ spans, counts }) => spans.length > 0 && counts.length > 0);
  if (accountIds.length === 0 || asked.length === 0) return [];
  const parts = asked.flatMap(({ spans, counts }, question) => {
    const wanted = sql`account_id IN (${sql.join([...accountIds])}) AND counted IN (${sql.join([...counts])})`;
    return [foldedSums(question, spans, wanted), appendedSums(question, spans, wanted)];
  });
  const { rows } = await sql<SummedRow<Count>>`${sql.join(parts, sql` UNION ALL `)}`.execute(db);
  return rows.flatMap(({ question, first, sums, currency, counted, label }) =>
    sums.split(",").flatMap((text, index) => {
      const span = asked[question]?.spans[first + index];
      if (text === "" || span === undefined) return [];
      return { span: span.number, currency, counted, label, ...readSums(text) };
    }),
  );
}

interface SummedRow<Count extends HourlyCount> extends Omit<RollupSum<Count>, "span" | "n" | "amount"> {
  question: number;
  /** Which span of the question the first of the sums is for; the others follow it. */
  first: number;
  /** `3 1500,,1 500`: how many and how much, nothing for a span without any. A row for each would cost more than to add them up. */
  sums: string;
}

/** @throws RangeError rather than to round an amount. */
function readSums(text: string): Pick<RollupSum, "n" | "amount"> {
  const [n = Number.NaN, amount = Number.NaN] = text.split(" ").map(Number);
  if (Number.isSafeInteger(n) && Number.isSafeInteger(amount)) return { n, amount };
  throw new RangeError(`${text} is beyond what can be counted exactly`);
}

const bothSums = sql`sum(n) || ' ' || sum(amount)`;

/** Hours lie beside each other by their key, so that each sum is read in one go; grouping them would sort them all. */
function foldedSums(
  question: number,
  spans: readonly NumberedSpan[],
  wanted: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const sums = spans.map(
    ({ startsAt, endsAt }) => sql`coalesce((
      SELECT ${bothSums} FROM payment_rollup AS one
      WHERE one.account_id = of.account_id AND one.counted = of.counted AND one.currency = of.currency
        AND one.label = of.label AND one.hour >= ${hourOf(startsAt)} AND one.hour < ${hourOf(endsAt)}), '')`,
  );
  return sql`
    SELECT ${sql.lit(question)} AS question, 0 AS first, currency, counted, label, ${sql.join(sums, sql` || ',' || `)} AS sums
    FROM payment_rollup_key AS of WHERE ${wanted}`;
}

/** Of the few that wait to be folded. */
function appendedSums(
  question: number,
  spans: readonly NumberedSpan[],
  wanted: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const bounds = spans.map(
    ({ startsAt, endsAt }, index) => sql`(${sql.lit(index)}, ${hourOf(startsAt)}, ${hourOf(endsAt)})`,
  );
  return sql`
    SELECT ${sql.lit(question)} AS question, span.first, currency, counted, label, ${bothSums} AS sums
    FROM payment_rollup_delta JOIN (
      WITH asked (first, starts, beyond) AS (VALUES ${sql.join(bounds)}) SELECT first, starts, beyond FROM asked) AS span
      ON hour >= span.starts AND hour < span.beyond
    WHERE ${wanted} GROUP BY span.first, currency, counted, label`;
}
