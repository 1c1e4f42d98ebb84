import type { PaymentMetricsQuery } from "../../shared/metrics/payment-metrics.schema.ts";
import {
  type Ranking,
  type Report,
  reportLength,
  reportRankings,
  reportTotals,
  type ReportView,
} from "../../shared/metrics/report.schema.ts";
import { bucketsOf, comparedSpan, type TimeSpan } from "../../shared/metrics/time-buckets.ts";
import type { CountSum } from "../../shared/metrics/report.schema.ts";
import type { HourlyCount } from "../../shared/metrics/payment-count.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import { staffNames } from "../identity/staff-names.service.ts";
import { undecidedMoney } from "../transfers/undecided-money.service.ts";
import { reachedAccounts, spanOf, spanView } from "./payment-metrics.service.ts";
import type { RollupSum } from "./payment-rollup.record.ts";
import { type RollupQuestion, sumRollupSpans } from "./payment-rollup.repository.ts";
import {
  addSum,
  addToFigures,
  type FigureSums,
  isLength,
  noFigureSums,
  rank,
  toFigures,
} from "./report-figures.rules.ts";

export type ReportQuery = PaymentMetricsQuery & { report: Report };

/**
 * One report over a range of days, beside the time that it is compared with. Costs what its hours cost, however many
 * payments they stand for.
 */
export async function reportOf(ctx: AppContext, scope: AccountScope, query: ReportQuery): Promise<ReportView> {
  const now = ctx.clock.now();
  const { report } = query;
  const { unit, buckets } = bucketsOf(query, now);
  const compared = comparedSpan(query, now, query.compare);
  const accountIds = await reachedAccounts(ctx, scope, query.account);
  return ctx.store.read(async (db) => {
    const sums = await sumRollupSpans(db, accountIds, questionsOf(report, buckets, compared));
    const byCurrency = sumUp(sums, buckets.length);
    const names = await staffNames(db, peopleOf(sums));
    return {
      report,
      range: { ...spanView(spanOf(buckets)), zone: query.zone, unit },
      compared: spanView(compared),
      buckets: buckets.map((bucket) => ({ ...spanView(bucket), is_running: bucket.isRunning })),
      currencies: [...byCurrency]
        .toSorted(([a, one], [b, other]) => other.weight - one.weight || (a < b ? -1 : 1))
        .map(([currency, all]) => ({ currency, ...currencyView(report, all, names) })),
      unmatched: await unmatchedOf(db, report, accountIds),
    };
  });
}

/** The number of a span that is none of the buckets, but all of them as one. */
const whole = -1;

/** What is only ranked is not told by time, so it is summed over the whole range at once, however many labels it has. */
function questionsOf(report: Report, buckets: readonly TimeSpan[], compared: TimeSpan): RollupQuestion<HourlyCount>[] {
  const length = reportLength[report];
  const byTime: readonly HourlyCount[] = [...reportTotals[report], ...(length === null ? [] : [length])];
  const last = { ...compared, number: buckets.length };
  return [
    { counts: byTime, spans: [...buckets.map((bucket, number) => ({ ...bucket, number })), last] },
    {
      counts: reportRankings[report].filter((ranking) => !byTime.includes(ranking)),
      spans: [{ ...spanOf(buckets), number: whole }, last],
    },
  ];
}

interface CurrencySums {
  totals: FigureSums;
  compared: FigureSums;
  buckets: FigureSums[];
  labels: Map<string, { totals: Map<string, CountSum>; compared: Map<string, CountSum> }>;
  methods: Map<string, { totals: FigureSums; compared: FigureSums }>;
  /** How much there is to tell. */
  weight: number;
}

function sumUp(sums: readonly RollupSum[], bucketCount: number): Map<string, CurrencySums> {
  const byCurrency = new Map<string, CurrencySums>();
  for (const sum of sums) {
    const all = byCurrency.get(sum.currency) ?? noCurrencySums(bucketCount);
    byCurrency.set(sum.currency, all);
    const side = sum.span === bucketCount ? "compared" : "totals";
    addToFigures(all[side], sum);
    const bucket = all.buckets[sum.span];
    if (bucket !== undefined) addToFigures(bucket, sum);
    if (side === "totals") all.weight += sum.n;
    addLabel(all, side, sum);
  }
  return byCurrency;
}

function addLabel(all: CurrencySums, side: "totals" | "compared", sum: RollupSum): void {
  const { counted, label } = sum;
  if (counted.startsWith("transfer_")) {
    const method = isLength(counted) ? label.slice(0, label.lastIndexOf(" ")) : label;
    const own = all.methods.get(method) ?? { totals: noFigureSums(), compared: noFigureSums() };
    all.methods.set(method, own);
    addToFigures(own[side], sum);
    return;
  }
  const own = all.labels.get(counted) ?? { totals: new Map<string, CountSum>(), compared: new Map<string, CountSum>() };
  all.labels.set(counted, own);
  addSum(own[side], label, sum);
}

function noCurrencySums(bucketCount: number): CurrencySums {
  const buckets = Array.from({ length: bucketCount }, noFigureSums);
  const sums = { totals: noFigureSums(), compared: noFigureSums(), buckets };
  return { ...sums, labels: new Map(), methods: new Map(), weight: 0 };
}

function currencyView(report: Report, all: CurrencySums, names: ReadonlyMap<string, string>) {
  const figures = (sums: FigureSums) => toFigures(sums, reportTotals[report], reportLength[report] !== null);
  const ranked = (ranking: Ranking) => {
    const found = all.labels.get(ranking);
    return found === undefined ? [] : rank(found.totals, found.compared, (key) => names.get(key) ?? null);
  };
  return {
    totals: figures(all.totals),
    compared: figures(all.compared),
    buckets: all.buckets.map(figures),
    rankings: Object.fromEntries(reportRankings[report].map((ranking) => [ranking, ranked(ranking)])),
    methods: [...all.methods]
      .map(([method, sums]) => ({ method, totals: figures(sums.totals), compared: figures(sums.compared) }))
      .toSorted((a, b) => createdOf(b.totals) - createdOf(a.totals) || (a.method < b.method ? -1 : 1)),
  };
}

function createdOf({ counts }: ReturnType<typeof toFigures>): number {
  return counts.transfer_created?.n ?? 0;
}

/** The labels that may be a colleague's id. */
function peopleOf(sums: readonly RollupSum[]): string[] {
  return sums.flatMap(({ counted, label }) => (counted === "refund_person" ? [label] : []));
}

async function unmatchedOf(db: Db, report: Report, accountIds: readonly string[]) {
  return report === "transfers" ? undecidedMoney(db, accountIds) : [];
}
