import type { EndpointPage } from "../../../shared/webhooks/endpoint-request.schema.ts";
import type { SecretOverlap } from "../../../shared/webhooks/overlap.schema.ts";

const created_at = "2026-06-01T09:00:00.000Z";

/** A change of secrets that began at nine and ends a day later. */
export function overlapWith(changes: Partial<SecretOverlap> = {}): SecretOverlap {
  return {
    since: created_at,
    ends_at: "2026-06-02T09:00:00.000Z",
    accepted: 0,
    failed: 0,
    is_capped: false,
    test: null,
    verdict: "untested",
    ...changes,
  };
}

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
    settings: { header_names: [], concurrency: null, rate_per_second: null },
    secrets: [{ id: "whs_1", created_at, expires_at: null }],
    rotation: { overlap_seconds_max: 86_400, secrets_max: 2, has_overlap: false, reason: "The wire allows a day." },
    event_types: ["payment.status_changed", "payment.expired"],
    has_field_masks: false,
    overlap: null,
    schedule: {
      timeout_ms: 10_000,
      retry_delays_ms: [60_000, 300_000, 1_800_000, 7_200_000],
      jitter: 0,
      retry_after_ms_max: 0,
      ending_codes: [],
      gone_disables: false,
      disabling: null,
      retention_days: 90,
    },
    health: {
      endpoint_id: "whe_1",
      delivered: 99,
      exhausted: 1,
      pending: 2,
      is_pending_capped: false,
      oldest_pending_at: created_at,
      success_rate: 0.99,
      first_attempt_rate: 0.98,
      p95_ms: 120,
      failing_since: null,
      warning_percent: 0,
      disables_at: null,
      sparkline: Array.from({ length: 24 }, () => 4),
    },
    created_at,
    updated_at: created_at,
    version: 3,
    ...changes,
  };
}
