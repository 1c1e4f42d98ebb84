import { z } from "zod";
import { listSchema } from "../../../shared/page.ts";
import { callListSpec, callRowSchema, callSchema } from "../../../shared/wire-calls/wire-call.schema.ts";
import { listCalls, readCall } from "../../wire-calls/wire-call.service.ts";
import { isMaskedFor } from "./caller.ts";
import { listRoute, route } from "./define-route.ts";
import { presentCall, presentCallRow } from "./present-call.ts";

export const callRoutes = [
  listRoute({
    path: "/calls",
    access: "calls.read",
    summary: "Calls of partners' servers of the last thirty days that were to change something, by request id or key",
    list: callListSpec,
    response: listSchema(callRowSchema),
    handle: async ({ ctx, caller, request }) => {
      const { data, page } = await listCalls(ctx, caller.scope, request);
      return { data: data.map(presentCallRow), page };
    },
  }),
  route({
    method: "get",
    path: "/calls/:id",
    access: "calls.read",
    summary: "One call with what was asked and answered, without secrets, and other calls with the same key",
    params: z.object({ id: z.string().min(1).max(64) }),
    response: callSchema,
    handle: async ({ ctx, caller, params }) =>
      presentCall(await readCall(ctx, { scope: caller.scope, id: params.id }), isMaskedFor(caller)),
  }),
];
