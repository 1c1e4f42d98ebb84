import type { EndpointStatus, EndpointView } from "../../shared/webhooks/endpoint.schema.ts";
import type { EndpointDetail, EndpointRecord } from "./endpoint.record.ts";

/** What may be shown of an endpoint at `now`. */
export function presentEndpoint(endpoint: EndpointDetail, now: string): EndpointView {
  const { rotation, disabled_at: _disabledAt, deleted_at: _deletedAt, ...rest } = endpoint;
  const { event_patterns: patterns, settings, ...shown } = rest;
  const { headers, ...plainSettings } = settings;
  const secrets = endpoint.secrets.filter(({ expires_at: expiresAt }) => expiresAt === null || expiresAt > now);
  return {
    ...shown,
    event_patterns: [...patterns],
    settings: { ...plainSettings, header_names: Object.keys(headers) },
    status: endpointStatus(endpoint),
    secrets: secrets.map(({ id, created_at, expires_at }) => ({ id, created_at, expires_at })),
    rotation: {
      overlap_seconds_max: rotation.overlapSecondsMax,
      secrets_max: rotation.secretsMax,
      has_overlap: secrets.length > 1,
      reason: rotation.reason,
    },
  };
}

export function endpointStatus(endpoint: Pick<EndpointRecord, "deleted_at" | "disabled_at">): EndpointStatus {
  if (endpoint.deleted_at !== null) return "deleted";
  return endpoint.disabled_at === null ? "active" : "disabled";
}
