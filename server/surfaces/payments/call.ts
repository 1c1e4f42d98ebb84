import type { Request, RequestHandler, Response } from "express";
import { DomainError } from "../../../shared/errors.ts";
import type { AuditActor } from "../../audit/audit.service.ts";
import type { AppContext } from "../../context.ts";
import { clientAddress } from "../../http/client-address.ts";
import { requestIdOf } from "../../http/request-id.ts";
import { readJsonBody } from "../../http/json-body.ts";
import { refuseNulInAddress } from "../../http/nul.rules.ts";
import { answerOnce, type WireAnswer } from "../../idempotency/answer-once.service.ts";
import { requestHash } from "../../idempotency/idempotency.service.ts";
import { authenticateApiKey } from "../../identity/authenticate-client.service.ts";
import type { CredentialRecord } from "../../identity/credential.service.ts";
import { operatorGrant } from "../../identity/grants.ts";
import type { By } from "../../payments/commands.ts";
import type { RateLimiter } from "../../rate-limiter.ts";
import { invalidField } from "./wire-fields.ts";

const bodyLimitBytes = 1_000_000;
const keyLifeMs = 30 * 86_400_000;
const keyLengthMax = 128;

/** An authenticated call with its body read. */
export interface Call {
  req: Request;
  accountId: string;
  /** Null for a key that stands for the whole account. */
  merchantId: string | null;
  /** A key of the platform's own, where the call takes one: it reaches every account of its environment. */
  isOperator: boolean;
  /** Any JSON value; undefined without a body. */
  body: unknown;
  by: AuditActor;
  requestId: string | null;
}

/** Who asks for an operation, as the domain wants to know it. */
export function callBy({ by, requestId }: Call): By & { actor: { type: "merchant"; id: string } } {
  return { actor: { type: "merchant", id: by.id ?? "" }, requestId };
}

interface Rules {
  limiter: RateLimiter;
  /** The grant that the key must hold. */
  grant: string;
  /** Whether an operator's key may call it too. */
  takesOperator?: boolean;
  /** Whether a caller's `Idempotency-Key` makes the call happen once. */
  isReplayable?: boolean;
}

/** A call by a merchant's or an account's API key. */
export function endpoint(ctx: AppContext, rules: Rules, handle: (call: Call) => Promise<WireAnswer>): RequestHandler {
  return async (req, res) => {
    const call = { ...(await readCall(ctx, rules, req)), requestId: requestIdOf(res) };
    const key = rules.isReplayable === true ? readKey(req) : null;
    const answer = key === null ? await handle(call) : await replayable(ctx, { call, key, res }, handle);
    res.status(answer.status);
    if (answer.body === null) res.end();
    else res.json(answer.body);
  };
}

async function readCall(
  ctx: AppContext,
  { limiter, grant, takesOperator = false }: Rules,
  req: Request,
): Promise<Omit<Call, "requestId">> {
  refuseNulInAddress(req.originalUrl);
  const credential = await authenticate(ctx, req);
  if (ctx.config.hasRateLimits) {
    const { isAllowed, retryAfterSeconds } = limiter.take(credential.id, ctx.clock.now());
    if (!isAllowed) throw new DomainError("rate_limited", "Too many calls at once.", { retryAfterSeconds });
  }
  const isOperator = takesOperator && credential.grants.includes(operatorGrant);
  if (!isOperator && !credential.grants.includes(grant))
    throw new DomainError("forbidden", `The API key lacks the grant ${grant}.`);
  const hasBody = req.method !== "GET" && req.method !== "HEAD";
  const body = hasBody ? await readJsonBody(req, { limitBytes: bodyLimitBytes, requiresMediaType: false }) : undefined;
  const by: AuditActor = { type: "merchant", id: credential.id, role: null, ip: clientAddress(req) };
  return { req, accountId: credential.account_id, merchantId: credential.merchant_id, isOperator, body, by };
}

/** @throws DomainError `unauthenticated` */
async function authenticate(ctx: AppContext, req: Request): Promise<CredentialRecord> {
  const apiKey = /^Bearer +([A-Za-z0-9_-]+) *$/i.exec(req.get("authorization") ?? "")?.[1];
  const credential = apiKey === undefined ? null : await authenticateApiKey(ctx, apiKey);
  if (credential === null || credential.api !== "payments") {
    throw new DomainError("unauthenticated", "Send a valid API key: Authorization: Bearer <api_key>.");
  }
  return credential;
}

function readKey(req: Request): string | null {
  const key = req.get("idempotency-key") ?? "";
  if (key.length > keyLengthMax) throw invalidField("Idempotency-Key", `must have at most ${keyLengthMax} characters`);
  return key === "" ? null : key;
}

async function replayable(
  ctx: AppContext,
  { call, key, res }: { call: Call; key: string; res: Response },
  handle: (call: Call) => Promise<WireAnswer>,
): Promise<WireAnswer> {
  const { req, accountId, merchantId, body } = call;
  const scope = `payments:${accountId}:${merchantId ?? ""}:${req.method} ${req.path}`;
  const claim = { scope, key, requestHash: requestHash(canonical(body ?? null)) };
  const keeps = (status: number) => status < 300;
  const answer = await answerOnce(ctx, { claim, lifeMs: keyLifeMs, keeps }, () => handle(call));
  if (answer.isReplay) res.set("idempotent-replayed", "true");
  return answer;
}

/** The same value whatever the order of its members. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([name, inner]: [string, unknown]) => [name, canonical(inner)]);
}
