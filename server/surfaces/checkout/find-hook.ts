import { DomainError } from "../../../shared/errors.ts";
import type { DeliveryView } from "../../../shared/webhooks/delivery.schema.ts";
import type { AppContext } from "../../context.ts";
import type { EndpointRecord } from "../../webhooks/endpoint.record.ts";
import { getEndpoint } from "../../webhooks/endpoint.service.ts";
import { getDelivery } from "../../webhooks/read-delivery.service.ts";
import { type Call, param } from "./call.ts";
import { ownIdOf } from "./event-id.ts";
import { checkoutHookDialect } from "./hook.dialect.ts";

export const hookDialect = checkoutHookDialect.name;

/**
 * The subscription that the address names.
 *
 * @throws DomainError `not_found`, for endpoints of other accounts and of other wires as well.
 */
export async function requireHook(ctx: AppContext, call: Call): Promise<EndpointRecord> {
  const id = ownIdOf("whe", param(call.req, "id"));
  const found = id === null ? null : await orNull(getEndpoint(ctx, { scope: [call.caller.accountId], id }));
  if (found === null || found.dialect !== hookDialect || found.deleted_at !== null) {
    throw new DomainError("not_found", "There is no such subscription.");
  }
  return found;
}

/** @throws DomainError `not_found` */
export async function requireHookDelivery(ctx: AppContext, call: Call, hook: EndpointRecord): Promise<DeliveryView> {
  const id = ownIdOf("dlv", param(call.req, "deliveryId"));
  const found = id === null ? null : await orNull(getDelivery(ctx, { scope: [call.caller.accountId], id }));
  if (found?.endpoint_id !== hook.id) throw new DomainError("not_found", "There is no such delivery.");
  return found;
}

async function orNull<Found>(search: Promise<Found>): Promise<Found | null> {
  try {
    return await search;
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") return null;
    throw error;
  }
}
