import { z } from "zod";
import { DomainError } from "../../../shared/errors.ts";
import { listSchema } from "../../../shared/page.ts";
import { endpointListSpec } from "../../../shared/webhooks/endpoint-list.ts";
import {
  changeEndpointSchema,
  createEndpointSchema,
  dialectSchema,
  endpointPageSchema,
  endpointRowSchema,
  endpointSecretSchema,
} from "../../../shared/webhooks/endpoint-request.schema.ts";
import { createEndpoint, deleteEndpoint, listEndpoints, updateEndpoint } from "../../webhooks/endpoint.service.ts";
import { presentEndpoint } from "../../webhooks/present-endpoint.ts";
import { auditActorOf } from "./caller.ts";
import { listRoute, route } from "./define-route.ts";
import { expectedVersionOf } from "./expected-version.ts";
import { endpointPage, endpointRows } from "./webhook-endpoint-view.ts";
import { isInScope } from "../../accounts/account-scope.ts";

const oneEndpoint = z.object({ id: z.string().min(1).max(64) });
const wordsFor = (action: string) => ({ action: `webhook_endpoint.${action}`, objectType: "webhook_endpoint" });

export const webhookEndpointRoutes = [
  route({
    method: "get",
    path: "/webhook-dialects",
    access: "webhooks.read",
    summary: "The wires on which endpoints can be registered, and how their secrets may be replaced",
    response: z.strictObject({ data: z.array(dialectSchema) }),
    handle: ({ ctx }) => {
      const data = [...ctx.dialects.values()].flatMap(({ name, endpoints, rotation }) =>
        endpoints === undefined
          ? []
          : [
              {
                name,
                event_types: [...endpoints.eventTypes],
                has_field_masks: endpoints.hasFieldMasks ?? false,
                rotation: {
                  overlap_seconds_max: rotation.overlapSecondsMax,
                  secrets_max: rotation.secretsMax,
                  has_overlap: false,
                  reason: rotation.reason,
                },
              },
            ],
      );
      return Promise.resolve({ data });
    },
  }),
  listRoute({
    path: "/webhook-endpoints",
    access: "webhooks.read",
    summary: "Webhook endpoints with their health of the last 24 hours, the worst first",
    list: endpointListSpec,
    response: listSchema(endpointRowSchema),
    handle: async ({ ctx, caller, request }) => {
      const { data, page } = await listEndpoints(ctx, caller.scope, request);
      return { data: await endpointRows(ctx, data), page };
    },
  }),
  route({
    method: "get",
    path: "/webhook-endpoints/:id",
    access: "webhooks.read",
    summary: "One endpoint with its secrets' ends and its health; never a secret",
    params: oneEndpoint,
    response: endpointPageSchema,
    version: (view) => view.version,
    handle: ({ ctx, caller, params }) => endpointPage(ctx, { caller, id: params.id }),
  }),
  route({
    method: "post",
    path: "/webhook-endpoints",
    access: "webhooks.manage",
    stepUp: () => "secrets",
    summary: "Registers an endpoint; the answer carries its secret, this once",
    body: createEndpointSchema,
    response: endpointSecretSchema,
    audit: wordsFor("create"),
    handle: async ({ ctx, caller, origin, body }) => {
      if (!isInScope(caller.scope, body.account_id)) throw new DomainError("not_found", "There is no such account.");
      const { endpoint, secret } = await createEndpoint(ctx, {
        accountId: body.account_id,
        merchantId: body.merchant_id,
        dialect: body.dialect,
        url: body.url,
        eventPatterns: body.event_patterns,
        description: body.description,
        settings: body.settings,
        by: auditActorOf(caller, origin),
      });
      return { endpoint: presentEndpoint(endpoint, ctx.clock.now()), secret, previous_expires_at: null };
    },
  }),
  route({
    method: "patch",
    path: "/webhook-endpoints/:id",
    access: "webhooks.manage",
    summary: "Changes an endpoint; with `If-Match`, only the version that was read",
    params: oneEndpoint,
    body: changeEndpointSchema,
    response: endpointPageSchema,
    version: (view) => view.version,
    audit: wordsFor("update"),
    handle: async ({ ctx, caller, origin, params, body, request }) => {
      const expectedVersion = expectedVersionOf(request);
      await updateEndpoint(ctx, {
        scope: caller.scope,
        id: params.id,
        changes: {
          ...(body.url === undefined ? {} : { url: body.url }),
          ...(body.description === undefined ? {} : { description: body.description }),
          ...(body.event_patterns === undefined ? {} : { eventPatterns: body.event_patterns }),
          ...(body.settings === undefined ? {} : { settings: body.settings }),
        },
        ...(expectedVersion === null ? {} : { expectedVersion }),
        by: auditActorOf(caller, origin),
      });
      return endpointPage(ctx, { caller, id: params.id });
    },
  }),
  route({
    method: "delete",
    path: "/webhook-endpoints/:id",
    access: "webhooks.manage",
    summary: "Deletes an endpoint: what is still to be sent to it is dropped, its log stays",
    params: oneEndpoint,
    response: endpointPageSchema,
    audit: wordsFor("delete"),
    handle: async ({ ctx, caller, origin, params }) => {
      await deleteEndpoint(ctx, { scope: caller.scope, id: params.id, by: auditActorOf(caller, origin) });
      return endpointPage(ctx, { caller, id: params.id });
    },
  }),
];
