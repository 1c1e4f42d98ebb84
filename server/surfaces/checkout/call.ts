import type { Request, RequestHandler, Response } from "express";
import { DomainError } from "../../../shared/errors.ts";
import type { AuditActor } from "../../audit/audit.service.ts";
import type { AppContext } from "../../context.ts";
import { clientAddress } from "../../http/client-address.ts";
import { readJsonBody } from "../../http/json-body.ts";
import { refuseNulInAddress } from "../../http/nul.rules.ts";
import { type Caller, verifyAccessToken } from "../../identity/access-token.ts";
import type { By } from "../../payments/commands.ts";
import type { RateLimiter } from "../../rate-limiter.ts";
import { systemHeaders, wireRequestId } from "./request-context.ts";

/** Enough for an order with a thousand lines. */
const bodyLimitBytes = 1_000_000;

/** Settlements, their files and the reports of them go by three names; each opens the same calls. */
const settlementFamilies = ["settlements", "reports", "billing"] as const;

/** Scopes of which one is enough. */
export const scopes = {
  read: ["admin:checkout", "read:checkout"],
  write: ["admin:checkout", "write:checkout"],
  profiles: ["admin:checkout", "write:checkout:/admin/session/profiles"],
  readHooks: ["admin:hooks", "write:hooks", "read:hooks"],
  writeHooks: ["admin:hooks", "write:hooks"],
  // Both spellings of the first are in use.
  readAccounts: ["admin:accounts", "admin:account", "write:accounts", "read:accounts"],
  writeAccounts: ["admin:accounts", "admin:account", "write:accounts"],
  readSettlements: settlementFamilies.flatMap((name) => [`admin:${name}`, `write:${name}`, `read:${name}`]),
  writeSettlements: settlementFamilies.flatMap((name) => [`admin:${name}`, `write:${name}`]),
} as const;

/** An authenticated call with its body read. */
export interface Call {
  req: Request;
  caller: Caller;
  /** Any JSON value; undefined without a body. */
  body: unknown;
  by: By;
  requestId: string;
  /** The merchant system's own headers. */
  headers: Readonly<Record<string, string>>;
}

/** An answer that is not the 200 which clients take for success; only for calls whose contract says so. */
export class Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

interface Rules {
  /** One of them is enough. */
  scopes: readonly string[];
  limiter: RateLimiter;
}

/** Answers with exactly 200, which is what clients of this wire take for success. */
export function endpoint(
  ctx: AppContext,
  { scopes: allowed, limiter }: Rules,
  handle: (call: Call) => Promise<unknown>,
): RequestHandler {
  return async (req, res) => {
    const call = await readCall(ctx, { scopes: allowed, limiter }, req, res);
    const answer = await handle(call);
    if (answer instanceof Reply) send(res, answer);
    else res.status(200).json(answer);
  };
}

function send(res: Response, { status, headers, body }: Reply): void {
  res.status(status).set(headers);
  // A text is a file, with a media type of its own.
  if (typeof body === "string") res.send(body);
  else res.json(body);
}

async function readCall(
  ctx: AppContext,
  { scopes: allowed, limiter }: Rules,
  req: Request,
  res: Response,
): Promise<Call> {
  refuseNulInAddress(req.originalUrl);
  const caller = await verifyAccessToken(ctx, bearerToken(req));
  if (ctx.config.hasRateLimits) {
    const { isAllowed, retryAfterSeconds } = limiter.take(caller.credentialId, ctx.clock.now());
    if (!isAllowed) throw new DomainError("rate_limited", "Too many calls at once.", { retryAfterSeconds });
  }
  refuseForeignAlias(req, caller);
  if (!allowed.some((scope) => caller.scopes.has(scope))) {
    throw new DomainError("forbidden", `This call needs one of the scopes ${allowed.join(", ")}.`);
  }
  const hasBody = req.method !== "GET" && req.method !== "HEAD";
  const body = hasBody ? await readJsonBody(req, { limitBytes: bodyLimitBytes, requiresMediaType: false }) : undefined;
  const requestId = wireRequestId(res);
  const by: By = { actor: { type: "merchant", id: caller.clientId }, requestId };
  return { req, caller, body, by, requestId, headers: systemHeaders(req) };
}

/** @throws DomainError `unauthenticated` */
function bearerToken(req: Request): string {
  const match = /^Bearer +([A-Za-z0-9._~+/=-]+) *$/i.exec(req.get("authorization") ?? "");
  if (match?.[1] === undefined) {
    throw new DomainError("unauthenticated", "Send an access token: Authorization: Bearer <token>.");
  }
  return match[1];
}

/** The caller in the audit log's words. */
export function auditActorOf({ req, caller }: Call): AuditActor {
  return { type: "merchant", id: caller.credentialId, role: null, ip: clientAddress(req) };
}

/** A path that names the account has to name the token's own. */
function refuseForeignAlias(req: Request, caller: Caller): void {
  const named = req.params["accountId"];
  if (named !== undefined && named !== caller.accountId) {
    throw new DomainError("forbidden", "The access token is of another account.");
  }
}

/** A path parameter that the route's pattern guarantees. */
export function param(req: Request, name: string): string {
  const value = req.params[name];
  return typeof value === "string" ? value : "";
}
