import type { AppContext } from "../../context.ts";
import { findSignedIn } from "../../identity/staff-session.service.ts";
import { type SessionCheck, streamsOf } from "./live-streams.ts";
import { rawRoute } from "./define-route.ts";

/** A screen that was left open is nobody at work: it does not keep the sign-in alive. */
function isSignedIn(ctx: AppContext): SessionCheck {
  return async (token) => (await findSignedIn(ctx, token, { isActivity: false })) !== null;
}

export const streamRoutes = [
  rawRoute({
    method: "get",
    path: "/stream",
    access: "signed_in",
    summary: "Server-sent events: `change` with `{type,id}` of what just changed in the accounts you reach",
    mediaType: "text/event-stream",
    handle: ({ ctx, caller, request, response }) => {
      if (request.method === "HEAD") response.status(200).end();
      else streamsOf(ctx).open(caller, response, isSignedIn(ctx));
      return Promise.resolve();
    },
  }),
];
