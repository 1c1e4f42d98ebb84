import type { DeliveryView } from "../../../shared/webhooks/delivery.schema.ts";
import type { AppContext } from "../../context.ts";
import type { EndpointRecord } from "../../webhooks/endpoint.record.ts";
import { readDeliveryBody } from "../../webhooks/read-delivery.service.ts";
import { uuidOf, wireUuid } from "./event-id.ts";

/** A subscription as this wire shows it; the secret's value is never among it. */
export function presentHook(hook: EndpointRecord): Record<string, unknown> {
  const { fields, exclude_fields } = hook.settings;
  return {
    id: uuidOf(hook.id),
    account_id: hook.account_id,
    active: hook.disabled_at === null && hook.deleted_at === null,
    config: {
      url: hook.url,
      content_type: "application/json",
      secret: { type: "HMAC-SHA1" },
      insecure_ssl: 0,
    },
    events: hook.event_patterns,
    ...(fields === undefined ? {} : { fields: fields.join(",") }),
    ...(exclude_fields === undefined ? {} : { exclude_fields }),
    created_at: hook.created_at,
    updated_at: hook.updated_at,
    ...(hook.deleted_at === null ? {} : { deleted_at: hook.deleted_at }),
  };
}

/** A delivery with its latest try, as an entry of the subscription's log. */
export async function presentHookDelivery(ctx: AppContext, delivery: DeliveryView): Promise<Record<string, unknown>> {
  const last = delivery.attempts?.at(-1);
  const body = await readDeliveryBody(ctx, { scope: [delivery.account_id], id: delivery.id });
  return {
    id: uuidOf(delivery.id),
    event: delivery.event_type,
    event_delivery: wireUuid(delivery.id),
    created_at: delivery.created_at,
    status: last?.code ?? null,
    url: delivery.url,
    request: { headers: last?.request_headers ?? {}, body },
    response: { headers: last?.response_headers ?? {}, body: last?.response_body ?? null },
    details: {
      delivery_at: last?.started_at ?? null,
      delivery_duration: last?.duration_ms ?? null,
      delivery_success: last?.outcome === "delivered",
    },
  };
}
