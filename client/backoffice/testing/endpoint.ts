import type { EndpointPage } from "../../../shared/webhooks/endpoint-request.schema.ts";

const created_at = "2026-06-01T09:00:00.000Z";

/** An active endpoint in good health, which may rotate with a day of overlap. */
export function endpointWith(changes: Partial<EndpointPage> = {}): EndpointPage {
  return {
    id: "whe_1",
    account_id: "T12345678",
    merchant_id: null,
    dialect: "payments",
    url: "https://shop.example/hooks",
    description: "Orders",
    event_patterns: ["payment.status_changed"],
    status: "active",
    disabled_reason: null,
    disabled_at: null,
    disabled_by: null,
    missed: null,
    settings: { headers: {}, concurrency: null, rate_per_second: null },
    secrets: [{ id: "whs_1", created_at, expires_at: null }],
    rotation: { overlap_seconds_max: 86_400, has_overlap: false, reason: "The wire allows a day." },
    event_types: ["payment.status_changed", "payment.expired"],
    health: {
      endpoint_id: "whe_1",
      delivered: 99,
      exhausted: 1,
      pending: 2,
      oldest_pending_at: created_at,
      success_rate: 0.99,
      first_attempt_rate: 0.98,
      p95_ms: 120,
      failing_since: null,
      warning_percent: 0,
      disables_at: null,
      sparkline: Array.from({ length: 24 }, () => 4),
      is_capped: false,
    },
    created_at,
    updated_at: created_at,
    version: 3,
    ...changes,
  };
}
