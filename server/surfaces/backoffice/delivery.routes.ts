import { z } from "zod";
import { DomainError } from "../../../shared/errors.ts";
import { listSchema } from "../../../shared/page.ts";
import { deliveryListSpec, eventListSpec } from "../../../shared/webhooks/delivery-list.ts";
import { deliverySchema } from "../../../shared/webhooks/delivery.schema.ts";
import { eventSchema } from "../../../shared/webhooks/event.schema.ts";
import { say } from "../../../shared/sentences/say.ts";
import { getDelivery, listDeliveries, listEvents } from "../../webhooks/read-delivery.service.ts";
import { resendDelivery } from "../../webhooks/resend-delivery.service.ts";
import { auditAllowed } from "./audit-attempt.ts";
import { isMaskedFor } from "./caller.ts";
import { maskFacts } from "./mask.rules.ts";
import { presentDelivery } from "./present-delivery.ts";
import { listRoute, route } from "./define-route.ts";

const oneDelivery = z.object({ id: z.string().min(1).max(64) });
const resendWords = { action: "delivery.resend", objectType: "delivery" };

export const deliveryRoutes = [
  listRoute({
    path: "/deliveries",
    access: "deliveries.read",
    summary: "Webhook and callback deliveries without their tries, newest first",
    list: deliveryListSpec,
    response: listSchema(deliverySchema),
    handle: async ({ ctx, caller, request }) => {
      const { data, page } = await listDeliveries(ctx, caller.scope, request);
      return { data: data.map((delivery) => presentDelivery(delivery, { caller })), page };
    },
  }),
  route({
    method: "get",
    path: "/deliveries/:id",
    access: "deliveries.read",
    summary: "One delivery with every try: what was sent, what came back, how long it took",
    params: oneDelivery,
    response: deliverySchema,
    handle: async ({ ctx, caller, params }) => {
      const delivery = await getDelivery(ctx, { scope: caller.scope, id: params.id });
      return presentDelivery(delivery, { caller });
    },
  }),
  route({
    method: "post",
    path: "/deliveries/:id/resend",
    access: "deliveries.resend",
    summary:
      "Send a delivery again: the same event id and the same bytes; `force` repeats a success and does not wait for the next try",
    params: oneDelivery,
    body: z.object({ force: z.boolean().default(false) }).meta({ id: "ResendRequest" }),
    response: deliverySchema,
    audit: resendWords,
    handle: async ({ ctx, caller, origin, params, body }) => {
      const { account_id: accountId } = await getDelivery(ctx, { scope: caller.scope, id: params.id });
      const delivery = await resendDelivery(ctx, {
        scope: caller.scope,
        id: params.id,
        isForced: body.force,
        onResend: (trx, before) => {
          if (before === "delivered" && !body.force) throw duplicateRefusal();
          return auditAllowed(trx, ctx, {
            caller,
            origin,
            audit: resendWords,
            objectId: params.id,
            accountId,
            details: { before, is_forced: body.force },
          });
        },
      });
      return presentDelivery(delivery, { caller });
    },
  }),
  listRoute({
    path: "/events",
    access: "deliveries.read",
    summary: "What happened, newest first, and how many receivers were told of it",
    list: eventListSpec,
    response: listSchema(eventSchema),
    handle: async ({ ctx, caller, request }) => {
      const { data, page } = await listEvents(ctx, caller.scope, request);
      const isMasked = isMaskedFor(caller);
      return { data: data.map((event) => (isMasked ? { ...event, payload: maskFacts(event.payload) } : event)), page };
    },
  }),
];

/** Merchants' own calls may repeat a success; a colleague has to say that the duplicate is meant. */
function duplicateRefusal(): DomainError {
  const code = "already_delivered";
  return new DomainError("operation_blocked", say(`resend.${code}`), { facts: { code } });
}
