import type express from "express";
import { passkeyOptionsSchema, passkeyProofSchema } from "../../../shared/identity/factor.schema.ts";
import { signInSchema, staffSessionSchema, type StaffSessionView } from "../../../shared/identity/staff.schema.ts";
import type { AppContext } from "../../context.ts";
import { cookieHeader, readCookie } from "../../http/cookies.ts";
import type { Started, Visitor } from "../../identity/begin-session.service.ts";
import { askForPasskey } from "../../identity/passkey.service.ts";
import { admitStranger, signIn, signInWithPasskey, signOut } from "../../identity/sign-in.service.ts";
import { deviceCookie, deviceLifeMs } from "../../identity/staff-device.service.ts";
import { describeSession, sessionCookie, sessionLifeMs } from "../../identity/staff-session.service.ts";
import type { Origin } from "./caller.ts";
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
    handle: async ({ ctx, origin, body, request, response }) => {
      const { email, password, totp: code } = body;
      return welcome(ctx, response, await signIn(ctx, { email, password, code, ...visitorOf(ctx, origin, request) }));
    },
  }),
  publicRoute({
    method: "post",
    path: "/session/passkey-options",
    summary: "What the browser's authenticator needs to prove a passkey, for five minutes",
    response: passkeyOptionsSchema,
    handle: async ({ ctx, origin }) => {
      admitStranger(ctx, origin);
      return { ...(await askForPasskey(ctx, null)) };
    },
  }),
  publicRoute({
    method: "post",
    path: "/session/passkey",
    summary: "Sign in with a passkey alone; the answer sets the session cookie",
    body: passkeyProofSchema,
    response: staffSessionSchema,
    handle: async ({ ctx, origin, body, request, response }) =>
      welcome(ctx, response, await signInWithPasskey(ctx, body, visitorOf(ctx, origin, request))),
  }),
  route({
    method: "get",
    path: "/session",
    access: "signed_in",
    isForEnrolment: true,
    summary: "Who is signed in, and what that allows",
    response: staffSessionSchema,
    handle: ({ ctx, caller }) => describeSession(ctx, caller),
  }),
  rawRoute({
    method: "delete",
    path: "/session",
    access: "signed_in",
    isForEnrolment: true,
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

function visitorOf(ctx: AppContext, { ip, userAgent }: Origin, request: express.Request): Visitor {
  return { ip, userAgent, deviceToken: readCookie(request, deviceCookie(ctx).name) };
}

function welcome(
  ctx: AppContext,
  response: express.Response,
  { token, deviceToken, session }: Started,
): Promise<StaffSessionView> {
  response.setHeader("Set-Cookie", [
    cookieHeader(sessionCookie(ctx), token, sessionLifeMs / 1_000),
    cookieHeader(deviceCookie(ctx), deviceToken, deviceLifeMs / 1_000),
  ]);
  return describeSession(ctx, session);
}
