import type { DeliveryView } from "../../../shared/webhooks/delivery.schema.ts";
import type { AppContext } from "../../context.ts";
import type { EndpointAuthors, EndpointRecord } from "../../webhooks/endpoint.record.ts";
import { readDeliveryBody } from "../../webhooks/read-delivery.service.ts";
import { authorsOfEndpoints } from "../../webhooks/read-endpoint.service.ts";
import { uuidOf, wireUuid } from "./event-id.ts";

type Shown = Record<string, unknown>;

/** A subscription as this wire shows it; the secret's value is never among it. */
export async function showHook(ctx: AppContext, hook: EndpointRecord): Promise<Shown> {
  const [shown = {}] = await showHooks(ctx, [hook]);
  return shown;
}

/** Several at once, in the order given. */
export async function showHooks(ctx: AppContext, hooks: readonly EndpointRecord[]): Promise<Shown[]> {
  const ids = hooks.map(({ id }) => id);
  const authors = await authorsOfEndpoints(ctx, ids);
  return hooks.map((hook) => presentHook(hook, authors.get(hook.id)));
}

function presentHook(hook: EndpointRecord, authors: EndpointAuthors | undefined): Shown {
  const { fields, exclude_fields } = hook.settings;
  const { createdBy = null, deletedBy = null } = authors ?? {};
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
    ...(createdBy === null ? {} : { created_by: createdBy }),
    updated_at: hook.updated_at,
    ...(hook.deleted_at === null ? {} : { deleted_at: hook.deleted_at }),
    ...(deletedBy === null ? {} : { deleted_by: deletedBy }),
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
