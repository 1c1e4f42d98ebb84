import { z } from "zod";
import { sessionListSpec } from "../../../shared/checkout/session-list.ts";
import { sessionRowSchema, sessionSchema } from "../../../shared/checkout/session.schema.ts";
import { sessionFunnelSchema, sessionFunnelSpec } from "../../../shared/checkout/session-steps.schema.ts";
import { listSchema } from "../../../shared/page.ts";
import { listSessions } from "../../checkout/list-sessions.service.ts";
import { getSession } from "../../checkout/read-session.service.ts";
import { linkMakerOf } from "../../checkout/payment-link.service.ts";
import { sessionFunnel, sessionSteps } from "../../checkout/session-funnel.service.ts";
import { isMaskedFor } from "./caller.ts";
import { deliveryTrail } from "./delivery-trail.ts";
import { presentSession, presentSessionRow } from "./present-session.ts";
import { listRoute, route } from "./define-route.ts";

export const sessionRoutes = [
  listRoute({
    path: "/sessions",
    access: "sessions.read",
    summary: "Checkout sessions, newest first",
    list: sessionListSpec,
    response: listSchema(sessionRowSchema),
    handle: async ({ ctx, caller, request }) => {
      const { data, page } = await listSessions(ctx, caller.scope, request);
      return { data: data.map((session) => presentSessionRow(session, isMaskedFor(caller))), page };
    },
  }),
  listRoute({
    path: "/sessions/funnel",
    access: "sessions.read",
    summary: "How far the newest sessions came on their way to money",
    list: sessionFunnelSpec,
    response: sessionFunnelSchema,
    handle: ({ ctx, caller, request }) => sessionFunnel(ctx, caller.scope, request),
  }),
  route({
    method: "get",
    path: "/sessions/:id",
    access: "sessions.read",
    summary: "One checkout session with its lines and what happened to it",
    params: z.object({ id: z.string().min(1).max(64) }),
    response: sessionSchema,
    handle: async ({ ctx, caller, params }) => {
      const found = await getSession(ctx, { scope: caller.scope, id: params.id });
      const { id, payment_id: paymentId } = found.session;
      const deliveries = await deliveryTrail(ctx, caller, paymentId === null ? [id] : [id, paymentId]);
      const steps = await sessionSteps(ctx, found);
      const linkCreatedBy = await linkMakerOf(ctx, found.session);
      const viewer = { isMasked: isMaskedFor(caller), merchantOrigin: ctx.origins.merchant };
      return presentSession({ ...found, steps, linkCreatedBy, deliveries }, viewer);
    },
  }),
];
