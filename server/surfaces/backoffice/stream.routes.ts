import { findCaller } from "./authenticate.ts";
import { streamsOf } from "./live-streams.ts";
import { rawRoute } from "./route.ts";

export const streamRoutes = [
  rawRoute({
    method: "get",
    path: "/stream",
    access: "signed_in",
    summary: "Server-sent events: `change` with `{type,id}` of what just changed in the accounts you reach",
    mediaType: "text/event-stream",
    handle: ({ ctx, caller, request, response }) => {
      if (request.method === "HEAD") response.status(200).end();
      else streamsOf(ctx).open(caller, response, async (token) => (await findCaller(ctx, token)) !== null);
      return Promise.resolve();
    },
  }),
];
