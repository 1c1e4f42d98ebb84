import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { PaymentWithOperations } from "../payments/read-payment.service.ts";
import { tuningOf } from "./claim-deliveries.ts";
import type { Dialect, EventRecord, PlannedDelivery, WireMessage } from "./dialect.ts";
import { listAddressedEndpoints } from "./endpoint-list.repository.ts";
import type { EndpointRecord } from "./endpoint.record.ts";
import { matchesPatterns } from "./pattern.rules.ts";

/**
 * A delivery for every endpoint of the account that wants to know: disabled ones get theirs as
 * skipped, deleted ones none. One query finds the endpoints, whatever the number of dialects.
 */
export async function planForEndpoints(
  trx: Trx,
  ctx: Pick<AppContext, "ids" | "dialects">,
  { event, merchantId, told }: { event: EventRecord; merchantId: string | null; told: PaymentWithOperations | null },
): Promise<{ dialect: Dialect; delivery: PlannedDelivery }[]> {
  const endpoints = await listAddressedEndpoints(trx, event.account_id);
  const messagesByDialect = new Map<string, readonly WireMessage[]>();
  const planned: { dialect: Dialect; delivery: PlannedDelivery }[] = [];
  for (const endpoint of endpoints) {
    const dialect = ctx.dialects.get(endpoint.dialect);
    if (dialect?.endpoints === undefined || !isToldOf(endpoint, merchantId)) continue;
    const messages = messagesByDialect.get(dialect.name) ?? (await dialect.endpoints.messages(trx, event, told));
    messagesByDialect.set(dialect.name, messages);
    for (const message of messages) {
      if (!matchesPatterns(endpoint.event_patterns, message.eventType)) continue;
      planned.push({ dialect, delivery: deliveryTo(endpoint, message, ctx.ids.own("dlv", event.created_at)) });
    }
  }
  return planned;
}

function isToldOf(endpoint: EndpointRecord, merchantId: string | null): boolean {
  return endpoint.merchant_id === null || endpoint.merchant_id === merchantId;
}

function deliveryTo(endpoint: EndpointRecord, message: WireMessage, id: string): PlannedDelivery {
  return {
    id,
    eventType: message.eventType,
    endpointId: endpoint.id,
    lane: endpoint.id,
    method: "POST",
    url: endpoint.url ?? "",
    body: message.body({ deliveryId: id, settings: endpoint.settings }),
    delayMs: 0,
    isSkipped: endpoint.disabled_at !== null,
    tuning: tuningOf(endpoint),
  };
}
