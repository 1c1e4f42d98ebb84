import type { IncomingMessage } from "node:http";
import { DomainError } from "../../../shared/errors.ts";
import type { AppContext } from "../../context.ts";
import { readCookie } from "../../http/cookies.ts";
import { findSignedIn, sessionCookie } from "../../identity/staff-session.service.ts";
import type { Caller } from "./caller.ts";

/** @throws DomainError `unauthenticated` without a session, or with one that has ended. */
export async function authenticate(ctx: AppContext, request: Pick<IncomingMessage, "headers">): Promise<Caller> {
  const token = readCookie(request, sessionCookie(ctx).name);
  // A page that reads anew by itself is nobody at work: it does not keep the session alive.
  const isActivity = request.headers["x-kontor-unattended"] === undefined;
  const signedIn = token === null ? null : await findSignedIn(ctx, token, { isActivity });
  if (token === null || signedIn === null)
    throw new DomainError("unauthenticated", "You are not signed in, or no longer.");
  return { ...signedIn, token };
}
