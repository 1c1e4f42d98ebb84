import { setImmediate } from "node:timers/promises";
import { DomainError } from "../../shared/errors.ts";
import { shiftInstant } from "../../shared/instant.ts";
import {
  bucketsOf,
  hoursWithin,
  previousSpan,
  type TimeBucket,
  type TimeSpan,
} from "../../shared/metrics/time-buckets.ts";
import type { WebhookMetrics, WebhookMetricsQuery } from "../../shared/metrics/webhook-metrics.schema.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import { backlogOf, receiversOf } from "../webhooks/backlog.service.ts";
import type { RollupCounts, RollupHour, RollupSums } from "./delivery-rollup.record.ts";
import { listHoursOf } from "./delivery-rollup.repository.ts";
import { hourOf } from "./delivery-rollup.rules.ts";
import { addCounts, addHour, addSums, noCounts, noSums } from "./rollup-sums.rules.ts";
import { figuresOf, latencyBars, rankFailures } from "./webhook-figures.rules.ts";

/** Hours that are read at once, and endpoints without any, before others get their turn. */
const hoursPerRead = 500;
const hourMs = 3_600_000;
/** Endpoints that are offered to choose from. */
const offeredMax = 200;

/**
 * How webhooks do over a range of days, beside the equally long time before it. Costs what its hours cost, however
 * many deliveries they stand for: some milliseconds per endpoint and 90 days.
 *
 * @throws DomainError `not_found` for an endpoint that does not exist or belongs to another account.
 */
export async function webhookMetrics(
  ctx: Pick<AppContext, "store" | "clock">,
  scope: AccountScope,
  query: WebhookMetricsQuery,
): Promise<WebhookMetrics> {
  const now = ctx.clock.now();
  const { unit, buckets } = bucketsOf(query, now);
  const previous = previousSpan(query, now);
  return ctx.store.read(async (db) => {
    const receivers = await receiversOf(db, reachOf(scope, query.account));
    const { endpoint_id: wanted } = query;
    const chosen = wanted === undefined ? receivers : receivers.filter(({ id }) => id === wanted);
    if (wanted !== undefined && chosen.length === 0) throw new DomainError("not_found", "There is no such endpoint.");
    const ids = chosen.map(({ id }) => id);
    const sums = await sumUp(db, ids, { buckets, previous });
    const isEverything = scope === "all" && query.account === undefined && wanted === undefined;
    return {
      range: { ...spanView(spanOf(buckets)), zone: query.zone, unit },
      totals: figuresOf(sums.totals),
      previous: { ...spanView(previous), totals: figuresOf(sums.previous) },
      buckets: buckets.map((bucket, index) => ({
        ...spanView(bucket),
        is_running: bucket.isRunning,
        figures: figuresOf(sums.buckets[index] ?? noSums()),
      })),
      latency_histogram: latencyBars(sums.totals.latency),
      failures_by_endpoint: rankFailures(sums.byEndpoint),
      backlog: await backlogOf(db, { endpointIds: isEverything ? null : ids, now }),
      endpoints: receivers
        .filter(({ id }, index) => index < offeredMax || sums.byEndpoint.has(id))
        .map(({ deleted_at, ...endpoint }) => ({ ...endpoint, is_deleted: deleted_at !== null })),
    };
  });
}

/** The accounts that are asked about, as far as the caller reaches them; null for all. */
function reachOf(scope: AccountScope, account: string | undefined): readonly string[] | null {
  if (account === undefined) return scope === "all" ? null : scope;
  return scope === "all" || scope.includes(account) ? [account] : [];
}

interface Sums {
  totals: RollupSums;
  previous: RollupSums;
  buckets: RollupSums[];
  /** Of the range itself; endpoints that were told nothing in it are left out. */
  byEndpoint: Map<string, RollupCounts>;
}

async function sumUp(
  db: Db,
  endpointIds: readonly string[],
  { buckets, previous }: { buckets: readonly TimeBucket[]; previous: TimeSpan },
): Promise<Sums> {
  const sums: Sums = { totals: noSums(), previous: noSums(), buckets: buckets.map(noSums), byEndpoint: new Map() };
  const bucketByHour = new Map<string, RollupSums>();
  for (const [index, bucket] of buckets.entries()) {
    for (const hour of hoursWithin(bucket)) bucketByHour.set(hourOf(hour), sums.buckets[index] ?? noSums());
  }
  const range = {
    afterHour: hourOf(shiftInstant(previous.startsAt, -hourMs)),
    beforeHour: hourOf(spanOf(buckets).endsAt),
  };
  const [startHour, previousEnd] = [hourOf(spanOf(buckets).startsAt), hourOf(previous.endsAt)];
  await eachHour(db, { endpointIds, ...range }, (row) => {
    if (row.hour < previousEnd) addHour(sums.previous, row);
    const bucket = row.hour < startHour ? undefined : bucketByHour.get(row.hour);
    if (bucket === undefined) return;
    addHour(bucket, row);
    const own = sums.byEndpoint.get(row.endpoint_id) ?? noCounts();
    sums.byEndpoint.set(row.endpoint_id, own);
    addCounts(own, row);
  });
  for (const bucket of sums.buckets) addSums(sums.totals, bucket);
  return sums;
}

/** Passes the hours on in small steps: a long range of many endpoints takes seconds, and nobody waits for all of it. */
async function eachHour(
  db: Db,
  { endpointIds, afterHour, beforeHour }: { endpointIds: readonly string[]; afterHour: string; beforeHour: string },
  visit: (row: RollupHour) => void,
): Promise<void> {
  let sincePause = 0;
  for (const endpointId of endpointIds) {
    let after: string | undefined = afterHour;
    while (after !== undefined) {
      const rows = await listHoursOf(db, { endpointId, afterHour: after, beforeHour, limit: hoursPerRead });
      rows.forEach(visit);
      after = rows.length < hoursPerRead ? undefined : rows.at(-1)?.hour;
      sincePause += 1 + rows.length;
      if (sincePause < hoursPerRead) continue;
      sincePause = 0;
      await setImmediate();
    }
  }
}

function spanOf(buckets: readonly TimeBucket[]): TimeSpan {
  const [first] = buckets;
  const last = buckets.at(-1);
  if (first === undefined || last === undefined) throw new Error("A range has at least one bucket");
  return { startsAt: first.startsAt, endsAt: last.endsAt };
}

function spanView({ startsAt, endsAt }: TimeSpan) {
  return { starts_at: startsAt, ends_at: endsAt };
}
