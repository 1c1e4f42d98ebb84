import { systemActor } from "../audit/system-actor.ts";
import type { AppContext } from "../context.ts";
import type { Dialect, EndpointRules } from "../webhooks/dialect.ts";
import { createEndpoint } from "../webhooks/endpoint.service.ts";
import type { TestContext } from "./context.ts";
import { makePlainContext } from "./deliveries.ts";
import { testAccountId } from "./payments.ts";

export const byTest = systemActor("test");

/** An account that may register endpoints, told of captures in the plain dialect; nothing is disabled by itself. */
export function makeEndpointContext(
  rules: Partial<EndpointRules> = {},
  dialect: Partial<Dialect> = {},
): Promise<TestContext> {
  return makePlainContext({
    plan: async () => [],
    endpoints: {
      eventTypes: ["payment.captured", "payment.refunded"],
      endpointsMax: 20,
      goneDisables: false,
      disabling: null,
      messages: async (_db, event) =>
        event.subject_type === "payment"
          ? [{ eventType: event.type, body: () => Buffer.from(JSON.stringify({ id: event.id }), "utf8") }]
          : [],
      sample: ({ eventType, eventId }) => Buffer.from(JSON.stringify({ id: eventId, sample: eventType }), "utf8"),
      ...rules,
    },
    ...dialect,
  });
}

/** An endpoint of the usual account for every event, with a secret. */
export async function givenEndpoint(ctx: AppContext, url: string): Promise<{ id: string; secret: string }> {
  const { endpoint, secret } = await createEndpoint(ctx, {
    accountId: testAccountId,
    merchantId: null,
    dialect: "plain",
    url,
    eventPatterns: [],
    description: null,
    by: byTest,
  });
  return { id: endpoint.id, secret };
}
