import type { AppContext } from "../../context.ts";
import { sessionMetadata } from "../../checkout/payment-details.ts";
import type { SessionWithEvents } from "../../checkout/read-session.service.ts";
import { wireUuid } from "./event-id.ts";
import type { SessionEventRecord } from "../../checkout/session.record.ts";

/** Where the payer pays: the address that a merchant sends them to. */
export function sessionUrl(ctx: Pick<AppContext, "origins">, sessionId: string): string {
  return `${ctx.origins.merchant}/v1/view/${sessionId}`;
}

/**
 * A session as the checkout wire shows it. It has no status there: callers read its events,
 * `transaction_id`, `expires_at` and `cancelled_at`.
 */
export function presentSession(
  { session, events }: SessionWithEvents,
  includes: ReadonlySet<string> = new Set(),
): Record<string, unknown> {
  const { request } = session;
  const optional = {
    transaction_id: session.payment_id,
    customer_ip: session.customer_ip,
    user_agent: session.user_agent,
    cancelled_at: session.cancelled_at,
    cancelled_by: session.cancelled_by,
    payment_operation: request["payment_operation"],
    customer: session.customer,
    express: request["express"],
    checkboxes: request["checkboxes"],
    merchant: request["merchant"],
    initiating_system_request_headers: includes.has("initiating_system_request_headers")
      ? session.initiating_headers
      : undefined,
  };
  return {
    id: session.id,
    url: urlsOf(session.return_url, session.callback_url, request["url"]),
    order: session.order,
    configuration: session.configuration,
    metadata: sessionMetadata(session),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null && value !== undefined)),
    events: events.map((event) => presentEvent(event, includes)),
    expires_at: session.expires_at,
    created_at: session.created_at,
    updated_at: session.updated_at,
  };
}

function presentEvent(event: SessionEventRecord, includes: ReadonlySet<string>): Record<string, unknown> {
  return {
    id: event.id,
    name: event.name,
    created_at: event.created_at,
    ...(event.request_id === null ? {} : { request_id: wireUuid(event.request_id) }),
    ...(event.details === null ? {} : { details: event.details }),
    ...(includes.has("events.request_headers") ? { request_headers: event.request_headers ?? {} } : {}),
  };
}

function urlsOf(returnUrl: string, callbackUrl: string | null, sent: unknown): Record<string, unknown> {
  return {
    ...objectOf(sent),
    ...(returnUrl === "" ? {} : { return_url: returnUrl }),
    ...(callbackUrl === null ? {} : { callback_url: callbackUrl }),
  };
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
