import { z } from "zod";
import { accountIdSchema } from "../../../shared/ids.ts";
import { instantSchema } from "../../../shared/instant.ts";
import { recoverAnswerSchema, recoverRequestSchema } from "../../../shared/webhooks/recover-request.schema.ts";
import {
  failureClusterSchema,
  recoveryFilterSchema,
  recoverySchema,
} from "../../../shared/webhooks/recovery.schema.ts";
import { failureClusters } from "../../webhooks/failure-clusters.service.ts";
import { cancelRecovery, listRecoveries, previewRecovery, startRecovery } from "../../webhooks/recovery.service.ts";
import { auditActorOf } from "./caller.ts";
import { route } from "./define-route.ts";
import { parseInput } from "./parse-input.ts";

const oneId = z.object({ id: z.string().min(1).max(64) });
const wordsFor = (action: string) => ({ action: `webhook_recovery.${action}`, objectType: "webhook_recovery" });

export const recoveryRoutes = [
  route({
    method: "post",
    path: "/webhook-endpoints/:id/recover",
    access: "webhooks.manage",
    summary: "Counts (`preview`) or sends again what an endpoint did not get, at the given rate",
    params: oneId,
    body: recoverRequestSchema,
    response: recoverAnswerSchema,
    audit: wordsFor("start"),
    handle: async ({ ctx, caller, origin, params, body }) => {
      const { rate_per_second: ratePerSecond, preview: isPreview, ...window } = body;
      const filter = parseInput(recoveryFilterSchema, { ...window, endpoint_id: params.id });
      const wish = { scope: caller.scope, filter };
      if (isPreview) return { preview: await previewRecovery(ctx, wish), recovery: null };
      const recovery = await startRecovery(ctx, { ...wish, ratePerSecond, by: auditActorOf(caller, origin) });
      return { preview: null, recovery };
    },
  }),
  route({
    method: "get",
    path: "/webhook-recoveries",
    access: "webhooks.read",
    summary: "Recoveries, newest first, with how far they are",
    response: z.strictObject({ data: z.array(recoverySchema) }),
    handle: async ({ ctx, caller }) => ({ data: await listRecoveries(ctx, caller.scope) }),
  }),
  route({
    method: "post",
    path: "/webhook-recoveries/:id/cancel",
    access: "webhooks.manage",
    summary: "Ends a recovery; what it has put back in line is still sent",
    params: oneId,
    response: recoverySchema,
    audit: wordsFor("cancel"),
    handle: ({ ctx, caller, origin, params }) =>
      cancelRecovery(ctx, { scope: caller.scope, id: params.id, by: auditActorOf(caller, origin) }),
  }),
  route({
    method: "get",
    path: "/webhook-clusters",
    access: "webhooks.read",
    summary: "Failed deliveries of a window by endpoint and what went wrong, the most first",
    query: z.object({
      from: instantSchema,
      to: instantSchema,
      account: accountIdSchema.optional(),
      endpoint_id: z.string().max(64).optional(),
    }),
    response: z.strictObject({ data: z.array(failureClusterSchema) }),
    handle: async ({ ctx, caller, query }) => {
      const { endpoint_id: endpointId, ...wish } = query;
      return { data: await failureClusters(ctx, caller.scope, { ...wish, endpointId }) };
    },
  }),
];
