import type { Request, RequestHandler, Response } from "express";
import { DomainError } from "../../../shared/errors.ts";
import { lendingRefusal } from "../../../shared/lending/lending-refusals.ts";
import type { AuditActor } from "../../audit/audit.service.ts";
import type { AppContext } from "../../context.ts";
import { clientAddress } from "../../http/client-address.ts";
import { requestIdOf } from "../../http/request-id.ts";
import { readJsonBody } from "../../http/json-body.ts";
import { refuseNulInAddress } from "../../http/nul.rules.ts";
import { answerOnce, type WireAnswer } from "../../idempotency/answer-once.service.ts";
import { requestHash } from "../../idempotency/idempotency.service.ts";
import { type Caller, verifyAccessToken } from "../../identity/access-token.ts";
import { pathOf } from "./answer-problem.ts";
import { readForm } from "./form-body.ts";
import { presentProblem } from "./present-problem.ts";
import type { RateWindow } from "./rate-window.ts";
import { type FinalAnswer, recorded } from "./record-call.ts";
import { badParameterError } from "./refusals.ts";
import { tokenPrefix } from "./token.route.ts";

const bodyLimitBytes = 1_000_000;
const keyLifeMs = 24 * 3_600_000;
const keyLengthMax = 255;

/** An authenticated call with its body read. */
export interface Call {
  req: Request;
  caller: Caller;
  /** Any JSON value; undefined without a body. Of a form its fields, which may be files. */
  body: unknown;
  /** What of the body makes it the same wish when it is sent again. */
  bodyDigest: unknown;
  by: AuditActor;
}

interface Rules {
  window: RateWindow;
  /** Whether the body is a form with a file instead of JSON. */
  isForm: boolean;
}

type Handle = (call: Call) => Promise<WireAnswer>;

/** A call by a partner's access token. Creating calls may carry a key under which they happen once. */
export function endpoint(ctx: AppContext, rules: Rules, handle: Handle): RequestHandler {
  return async (req, res) => {
    res.set("cache-control", "no-store");
    const caller = await admit(ctx, rules, req, res);
    const { status, body } = await recorded(ctx, { req, res, caller }, async (heard) => {
      const read = rules.isForm ? await readForm(req) : await readJson(req);
      heard.body = read.body;
      const who = { type: "merchant" as const, id: caller.credentialId, role: null, ip: clientAddress(req) };
      const by: AuditActor = { ...who, requestId: requestIdOf(res) };
      const call = { req, caller, ...read, by };
      heard.idempotencyKey = req.method === "POST" ? readKey(req) : null;
      const key = heard.idempotencyKey;
      return key === null ? { ...(await handle(call)), isReplay: false } : replayable(ctx, { call, key, res }, handle);
    });
    if (status >= 400) res.type("application/problem+json");
    else if (body !== null) res.type("application/json");
    res.status(status).end(body === null ? undefined : JSON.stringify(body));
  };
}

/** Lets a partner in, and counts the call: strangers by their address, a partner with a limit of its own by itself. */
async function admit(ctx: AppContext, { window }: Rules, req: Request, res: Response): Promise<Caller> {
  const address = clientAddress(req) ?? "";
  const caller = await authenticate(ctx, req).catch((error: unknown) => {
    window.count(res, address);
    throw error;
  });
  const { accountId, credentialId, callsPerMinute } = caller;
  if (callsPerMinute === null) window.count(res, accountId);
  else window.count(res, credentialId, callsPerMinute);
  if (!caller.scopes.has("lending")) {
    throw lendingRefusal("invalid_token", { message: "The access token is not for this API." });
  }
  refuseNulInAddress(req.originalUrl);
  return caller;
}

async function readJson(req: Request): Promise<Pick<Call, "body" | "bodyDigest">> {
  if (req.method === "GET" || req.method === "HEAD") return { body: undefined, bodyDigest: null };
  const body = await readJsonBody(req, { limitBytes: bodyLimitBytes, requiresMediaType: false });
  return { body, bodyDigest: body ?? null };
}

async function authenticate(ctx: AppContext, req: Request): Promise<Caller> {
  const header = req.get("authorization") ?? "";
  const token = /^Bearer +([A-Za-z0-9._~+/=-]+) *$/i.exec(header)?.[1];
  if (token === undefined) throw lendingRefusal("missing_token");
  if (!token.startsWith(tokenPrefix)) throw lendingRefusal("invalid_token");
  try {
    return await verifyAccessToken(ctx, token.slice(tokenPrefix.length));
  } catch (cause) {
    if (!(cause instanceof DomainError) || cause.code !== "unauthenticated") throw cause;
    const isExpired = cause.details.facts?.["reason"] === "expired";
    throw lendingRefusal(isExpired ? "token_expired" : "invalid_token", {}, { cause });
  }
}

/** Under either of the two names that published clients use. */
function readKey(req: Request): string | null {
  const key = req.get("idempotency-key") ?? req.get("x-idempotency-key");
  if (key === undefined) return null;
  if (key === "" || key.length > keyLengthMax) {
    throw badParameterError("Idempotency-Key", `must have 1 to ${keyLengthMax} characters`);
  }
  return key;
}

/** Refusals by rules are answers too, and are given again to every copy. */
async function replayable(
  ctx: AppContext,
  { call, key, res }: { call: Call; key: string; res: Response },
  handle: Handle,
): Promise<FinalAnswer> {
  const { req, caller, bodyDigest } = call;
  const path = pathOf(req.originalUrl);
  const claim = { scope: `lending:${caller.accountId}`, key, requestHash: requestHash(req.method, path, bodyDigest) };
  const keeps = (status: number) => status !== 401 && status !== 429 && status < 500;
  const answer = await answerOnce(ctx, { claim, lifeMs: keyLifeMs, keeps }, async () => {
    try {
      return await handle(call);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const problem = presentProblem(error, path);
      return { status: problem.status, body: problem };
    }
  });
  if (answer.isReplay) res.set("idempotent-replayed", "true");
  return answer;
}
