import type { WebhookFigures, WebhookMetrics } from "../../../shared/metrics/webhook-metrics.schema.ts";

const noAttempts = { "2xx": 0, "3xx": 0, "4xx": 0, "5xx": 0, timeout: 0, dns: 0, tls: 0, connection: 0, other: 0 };

export function figures(overrides: Partial<WebhookFigures> = {}): WebhookFigures {
  return {
    outcomes: { delivered_first: 90, delivered_later: 5, exhausted: 3, rejected: 2 },
    success: { numerator: 95, denominator: 100 },
    first_attempt: { numerator: 90, denominator: 100 },
    attempts: { ...noAttempts, "2xx": 95, "5xx": 12, timeout: 3 },
    latency: { count: 107, p50_ms: 40, p95_ms: 230, p99_ms: 900, max_ms: 1_400 },
    delay: { count: 95, p50_ms: 60, p95_ms: 12_000 },
    ...overrides,
  };
}

/** Two days in hours of which only two are given: one that is over, and one that is running and has seen little. */
export function webhookMetrics(overrides: Partial<WebhookMetrics> = {}): WebhookMetrics {
  const little = figures({
    success: { numerator: 4, denominator: 4 },
    first_attempt: { numerator: 3, denominator: 4 },
  });
  return {
    range: { starts_at: "2026-06-01T08:00:00.000Z", ends_at: "2026-06-01T10:00:00.000Z", zone: "UTC", unit: "hour" },
    totals: figures(),
    previous: {
      starts_at: "2026-05-31T08:00:00.000Z",
      ends_at: "2026-05-31T10:00:00.000Z",
      totals: figures({ success: { numerator: 98, denominator: 100 } }),
    },
    buckets: [
      {
        starts_at: "2026-06-01T08:00:00.000Z",
        ends_at: "2026-06-01T09:00:00.000Z",
        is_running: false,
        figures: figures(),
      },
      {
        starts_at: "2026-06-01T09:00:00.000Z",
        ends_at: "2026-06-01T10:00:00.000Z",
        is_running: true,
        figures: little,
      },
    ],
    latency_histogram: [
      { from_ms: 32, to_ms: 40, attempts: 60 },
      { from_ms: 40, to_ms: 50, attempts: 47 },
    ],
    failures_by_endpoint: [
      {
        endpoint_id: "whe_1",
        endpoints: 1,
        failures: { "3xx": 0, "4xx": 0, "5xx": 12, timeout: 3, dns: 0, tls: 0, connection: 0, other: 0 },
        attempts: 110,
      },
    ],
    backlog: {
      pending: 7,
      retrying: 5,
      due_within_hour: 6,
      oldest_pending_at: "2026-06-01T07:00:00.000Z",
      is_capped: false,
    },
    endpoints: [
      {
        id: "whe_1",
        account_id: "T12345678",
        url: "https://shop.example/hook",
        dialect: "standard",
        is_deleted: false,
      },
    ],
    ...overrides,
  };
}
