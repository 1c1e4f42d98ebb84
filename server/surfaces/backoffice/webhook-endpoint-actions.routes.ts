import { z } from "zod";
import {
  disableRequestSchema,
  endpointPageSchema,
  endpointSecretSchema,
  rotateRequestSchema,
  testRequestSchema,
} from "../../../shared/webhooks/endpoint-request.schema.ts";
import { deliverySchema } from "../../../shared/webhooks/delivery.schema.ts";
import { disableEndpoint, enableEndpoint } from "../../webhooks/endpoint.service.ts";
import { presentEndpoint } from "../../webhooks/present-endpoint.ts";
import { endOverlap, rotateSecret } from "../../webhooks/rotate-secret.service.ts";
import { sendTestEvent } from "../../webhooks/test-event.service.ts";
import { auditActorOf } from "./caller.ts";
import { route } from "./define-route.ts";
import { endpointPage } from "./webhook-endpoint-view.ts";

const oneEndpoint = z.object({ id: z.string().min(1).max(64) });
const wordsFor = (action: string) => ({ action: `webhook_endpoint.${action}`, objectType: "webhook_endpoint" });

export const webhookEndpointActionRoutes = [
  route({
    method: "post",
    path: "/webhook-endpoints/:id/rotate",
    access: "webhooks.manage",
    stepUp: () => "secrets",
    summary: "Replaces the secret; the old one signs along for the overlap. The answer carries the new one, this once",
    params: oneEndpoint,
    body: rotateRequestSchema,
    response: endpointSecretSchema,
    audit: wordsFor("rotate"),
    handle: async ({ ctx, caller, origin, params, body }) => {
      const { endpoint, secret, previousExpiresAt } = await rotateSecret(ctx, {
        scope: caller.scope,
        id: params.id,
        overlapSeconds: body.overlap_seconds,
        by: auditActorOf(caller, origin),
      });
      return { endpoint: presentEndpoint(endpoint, ctx.clock.now()), secret, previous_expires_at: previousExpiresAt };
    },
  }),
  route({
    method: "post",
    path: "/webhook-endpoints/:id/end-overlap",
    access: "webhooks.manage",
    summary: "Ends every secret but the newest at once",
    params: oneEndpoint,
    response: endpointPageSchema,
    audit: wordsFor("end_overlap"),
    handle: async ({ ctx, caller, origin, params }) => {
      await endOverlap(ctx, { scope: caller.scope, id: params.id, by: auditActorOf(caller, origin) });
      return endpointPage(ctx, { caller, id: params.id });
    },
  }),
  route({
    method: "post",
    path: "/webhook-endpoints/:id/enable",
    access: "webhooks.manage",
    summary: "Tells the endpoint again from now on; what it missed can be recovered",
    params: oneEndpoint,
    response: endpointPageSchema,
    audit: wordsFor("enable"),
    handle: async ({ ctx, caller, origin, params }) => {
      await enableEndpoint(ctx, { scope: caller.scope, id: params.id, by: auditActorOf(caller, origin) });
      return endpointPage(ctx, { caller, id: params.id });
    },
  }),
  route({
    method: "post",
    path: "/webhook-endpoints/:id/disable",
    access: "webhooks.manage",
    summary: "Stops telling the endpoint; events are recorded as skipped meanwhile",
    params: oneEndpoint,
    body: disableRequestSchema,
    response: endpointPageSchema,
    audit: wordsFor("disable"),
    handle: async ({ ctx, caller, origin, params, body }) => {
      await disableEndpoint(ctx, {
        scope: caller.scope,
        id: params.id,
        ...(body.reason === null ? {} : { reason: body.reason }),
        by: auditActorOf(caller, origin),
      });
      return endpointPage(ctx, { caller, id: params.id });
    },
  }),
  route({
    method: "post",
    path: "/webhook-endpoints/:id/test",
    access: "webhooks.manage",
    summary: "Sends a made-up event at once, signed like a real one, and answers with what came back",
    params: oneEndpoint,
    body: testRequestSchema,
    response: deliverySchema,
    audit: wordsFor("test"),
    handle: ({ ctx, caller, origin, params, body }) =>
      sendTestEvent(ctx, {
        scope: caller.scope,
        id: params.id,
        eventType: body.event_type,
        newestSecretOnly: body.newest_secret_only,
        by: auditActorOf(caller, origin),
      }),
  }),
];
