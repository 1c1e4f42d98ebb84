import { attemptClasses, failureClasses } from "../../shared/metrics/attempt-class.ts";
import { bucketRange, countOf, type Histogram, percentileMs } from "../../shared/metrics/histogram.ts";
import type {
  ClassCounts,
  EndpointFailures,
  LatencyBar,
  WebhookFigures,
} from "../../shared/metrics/webhook-metrics.schema.ts";
import type { RollupCounts, RollupSums } from "./delivery-rollup.record.ts";

/** Endpoints that are ranked by name; the others are one line. */
const rankedMax = 10;

/** The figures of any stretch of time from its sums. */
export function figuresOf(sums: RollupSums): WebhookFigures {
  const { delivered_first, delivered_later, exhausted, rejected, first_failed, latency, delay } = sums;
  const delivered = delivered_first + delivered_later;
  const longest = sums.latency_max_ms;
  const answered = countOf(latency);
  return {
    outcomes: { delivered_first, delivered_later, exhausted, rejected },
    success: { numerator: delivered, denominator: delivered + exhausted + rejected },
    first_attempt: { numerator: delivered_first, denominator: delivered_first + first_failed },
    attempts: classCounts(sums),
    latency: {
      count: answered,
      p50_ms: percentileMs(latency, 0.5, longest),
      p95_ms: percentileMs(latency, 0.95, longest),
      p99_ms: percentileMs(latency, 0.99, longest),
      max_ms: answered === 0 ? null : longest,
    },
    delay: { count: countOf(delay), p50_ms: percentileMs(delay, 0.5), p95_ms: percentileMs(delay, 0.95) },
  };
}

/** From the first bucket that holds anything to the last one, empty ones between them included. */
export function latencyBars(latency: Readonly<Histogram>): LatencyBar[] {
  const first = latency.findIndex((count) => count > 0);
  if (first === -1) return [];
  const last = latency.findLastIndex((count) => count > 0);
  return latency.slice(first, last + 1).map((attempts, index) => {
    const { fromMs, toMs } = bucketRange(first + index);
    return { from_ms: fromMs, to_ms: toMs, attempts };
  });
}

/** The endpoints with most failed tries, the worst first; what does not fit is summed up in a last line. */
export function rankFailures(countsById: ReadonlyMap<string, RollupCounts>): EndpointFailures[] {
  const failing = [...countsById]
    .map(([id, counts]) => failuresOf(id, classCounts(counts)))
    .filter((one) => failedOf(one) > 0)
    .toSorted((a, b) => failedOf(b) - failedOf(a));
  const others = failing.slice(rankedMax);
  if (others.length === 0) return failing;
  const rest: EndpointFailures = {
    endpoint_id: null,
    endpoints: others.length,
    failures: sumCounts(others.map(({ failures }) => failures)),
    attempts: others.reduce((sum, { attempts }) => sum + attempts, 0),
  };
  return [...failing.slice(0, rankedMax), rest];
}

function failuresOf(id: string, { "2xx": accepted, ...failures }: ClassCounts): EndpointFailures {
  const failed = failureClasses.reduce((sum, name) => sum + failures[name], 0);
  return { endpoint_id: id, endpoints: 1, failures, attempts: accepted + failed };
}

function failedOf({ failures }: EndpointFailures): number {
  return failureClasses.reduce((sum, name) => sum + failures[name], 0);
}

type Failures = EndpointFailures["failures"];

function sumCounts(all: readonly Failures[]): Failures {
  const sum = (name: keyof Failures) => all.reduce((total, failures) => total + failures[name], 0);
  return Object.fromEntries(failureClasses.map((name) => [name, sum(name)])) as Failures;
}

function classCounts(sums: RollupCounts): ClassCounts {
  return Object.fromEntries(attemptClasses.map((name) => [name, sums[`attempts_${name}`]])) as ClassCounts;
}
