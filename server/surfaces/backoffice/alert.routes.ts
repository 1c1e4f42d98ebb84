import { z } from "zod";
import { alertCountSchema, alertKindsFor, alertListSpec, alertSchema } from "../../../shared/alerts/alert.schema.ts";
import { accountIdSchema } from "../../../shared/ids.ts";
import { listSchema } from "../../../shared/page.ts";
import { acknowledge, countOpenAlerts, listAlerts } from "../../alerts/alert.service.ts";
import { auditActorOf, type Caller, may } from "./caller.ts";
import { listRoute, route } from "./define-route.ts";

export const alertRoutes = [
  listRoute({
    path: "/alerts",
    access: "alerts.read",
    summary: "What somebody with your role should look at; it is cleared by itself once there is nothing to see",
    list: alertListSpec,
    response: listSchema(alertSchema),
    handle: ({ ctx, caller, request }) => listAlerts(ctx, onlooker(caller), request),
  }),
  route({
    method: "get",
    path: "/alerts/count",
    access: "alerts.read",
    summary: "How many alerts nobody has taken note of, up to a thousand",
    query: z.object({ account: accountIdSchema.optional() }),
    response: alertCountSchema,
    handle: async ({ ctx, caller, query }) => ({ open: await countOpenAlerts(ctx, onlooker(caller), query.account) }),
  }),
  route({
    method: "post",
    path: "/alerts/:id/acknowledge",
    access: "alerts.read",
    summary: "Takes note of an alert, with your name and the time",
    params: z.object({ id: z.string().min(1).max(64) }),
    response: alertSchema,
    audit: { action: "alert.acknowledged", objectType: "alert" },
    handle: ({ ctx, caller, origin, params }) => {
      const by = { ...auditActorOf(caller, origin), id: caller.staff.id };
      return acknowledge(ctx, { ...onlooker(caller), id: params.id, by });
    },
  }),
];

function onlooker(caller: Caller) {
  return { scope: caller.scope, kinds: alertKindsFor((permission) => may(caller, permission)) };
}
