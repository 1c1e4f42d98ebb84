import { signInSchema, staffSessionSchema } from "../../../shared/identity/staff.schema.ts";
import { cookieHeader } from "../../http/cookies.ts";
import { signIn, signOut } from "../../identity/sign-in.service.ts";
import { describeSession, sessionCookie, sessionLifeMs } from "../../identity/staff-session.service.ts";
import { streamsOf } from "./live-streams.ts";
import { publicRoute, rawRoute, route } from "./define-route.ts";

/** Signing in and out. Both write their own audit lines, refused tries included. */
export const signInRoutes = [
  publicRoute({
    method: "post",
    path: "/session",
    summary: "Sign in; the answer sets the session cookie",
    body: signInSchema,
    ignoresUnknownFields: true,
    response: staffSessionSchema,
    handle: async ({ ctx, origin, body, response }) => {
      const { ip, userAgent } = origin;
      const { token, session } = await signIn(ctx, { email: body.email, password: body.password, ip, userAgent });
      response.setHeader("Set-Cookie", cookieHeader(sessionCookie(ctx), token, sessionLifeMs / 1000));
      return describeSession(ctx, session);
    },
  }),
  route({
    method: "get",
    path: "/session",
    access: "signed_in",
    summary: "Who is signed in, and what that allows",
    response: staffSessionSchema,
    handle: ({ ctx, caller }) => describeSession(ctx, caller),
  }),
  rawRoute({
    method: "delete",
    path: "/session",
    access: "signed_in",
    summary: "Sign out",
    status: 204,
    handle: async ({ ctx, caller, origin, response }) => {
      await signOut(ctx, { token: caller.token, ip: origin.ip });
      streamsOf(ctx).closeSession(caller.token);
      response.setHeader("Set-Cookie", cookieHeader(sessionCookie(ctx), "", 0));
      response.status(204).end();
    },
  }),
];
