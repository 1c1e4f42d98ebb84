import { type PaymentCount, paymentCounts } from "../../shared/metrics/payment-count.ts";
import type {
  PaymentFigures,
  PaymentMetrics,
  PaymentMetricsQuery,
} from "../../shared/metrics/payment-metrics.schema.ts";
import { bucketsOf, comparedSpan, type TimeSpan } from "../../shared/metrics/time-buckets.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import { listAccounts } from "../accounts/read-account.service.ts";
import type { AppContext } from "../context.ts";
import type { RollupSum } from "./payment-rollup.record.ts";
import { sumRollupSpans } from "./payment-rollup.repository.ts";

/**
 * What happened to payments over a range of days, each currency for itself, beside the time it is compared with.
 * Costs what its hours cost, however many payments they stand for.
 */
export async function paymentMetrics(
  ctx: AppContext,
  scope: AccountScope,
  query: PaymentMetricsQuery,
): Promise<PaymentMetrics> {
  const now = ctx.clock.now();
  const { unit, buckets } = bucketsOf(query, now);
  const compared = comparedSpan(query, now, query.compare);
  const accountIds = await reachedAccounts(ctx, scope, query.account);
  const spans = [...buckets, compared].map((span, number) => ({ ...span, number }));
  const sums = await ctx.store.read((db) => sumRollupSpans(db, accountIds, [{ spans, counts: paymentCounts }]));
  return {
    range: { ...spanView(spanOf(buckets)), zone: query.zone, unit },
    compared: spanView(compared),
    buckets: buckets.map((bucket) => ({ ...spanView(bucket), is_running: bucket.isRunning })),
    currencies: currenciesOf(sums, buckets.length),
  };
}

/** The accounts that are asked about, as far as the caller reaches them. */
export async function reachedAccounts(
  ctx: AppContext,
  scope: AccountScope,
  account: string | undefined,
): Promise<string[]> {
  const ids = (await listAccounts(ctx, scope)).map(({ id }) => id);
  return account === undefined ? ids : ids.filter((id) => id === account);
}

function currenciesOf(sums: readonly RollupSum<PaymentCount>[], bucketCount: number): PaymentMetrics["currencies"] {
  const byCurrency = new Map<string, PaymentFigures[]>();
  for (const sum of sums) {
    const spans = byCurrency.get(sum.currency) ?? Array.from({ length: bucketCount + 1 }, noFigures);
    byCurrency.set(sum.currency, spans);
    const figures = spans[sum.span];
    if (figures !== undefined) add(figures, sum.counted, sum);
  }
  return [...byCurrency]
    .map(([currency, spans]) => {
      const buckets = spans.slice(0, bucketCount);
      return { currency, totals: totalOf(buckets), compared: spans[bucketCount] ?? noFigures(), buckets };
    })
    .toSorted((a, b) => b.totals.captured.n - a.totals.captured.n || (a.currency < b.currency ? -1 : 1));
}

function noFigures(): PaymentFigures {
  return Object.fromEntries(paymentCounts.map((name) => [name, { n: 0, amount: 0 }])) as PaymentFigures;
}

function totalOf(all: readonly PaymentFigures[]): PaymentFigures {
  const total = noFigures();
  for (const figures of all) for (const name of paymentCounts) add(total, name, figures[name]);
  return total;
}

function add(figures: PaymentFigures, name: PaymentCount, { n, amount }: { n: number; amount: number }): void {
  figures[name].n += n;
  figures[name].amount += amount;
}

/** From the first bucket to the last. */
export function spanOf(buckets: readonly TimeSpan[]): TimeSpan {
  const [first] = buckets;
  const last = buckets.at(-1);
  if (first === undefined || last === undefined) throw new Error("A range has at least one bucket");
  return { startsAt: first.startsAt, endsAt: last.endsAt };
}

export function spanView({ startsAt, endsAt }: TimeSpan) {
  return { starts_at: startsAt, ends_at: endsAt };
}
