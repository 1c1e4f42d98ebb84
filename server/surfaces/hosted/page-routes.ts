import type express from "express";
import type { z } from "zod";
import type {
  AgreedPrice,
  HostedSession,
  payInputSchema,
  PayState,
} from "../../../shared/checkout/hosted-page.schema.ts";
import { hostedSessionSchema, payRequestSchema, payStateSchema } from "../../../shared/checkout/hosted-page.schema.ts";
import { DomainError } from "../../../shared/errors.ts";
import { getAccount } from "../../accounts/read-account.service.ts";
import { visitSession } from "../../checkout/change-session.service.ts";
import { leaveSession } from "../../checkout/leave-session.service.ts";
import { payingStateOf } from "../../checkout/paying-state.service.ts";
import { paySession } from "../../checkout/pay-session.service.ts";
import { getSession } from "../../checkout/read-session.service.ts";
import type { AppContext } from "../../context.ts";
import type { PaymentInput } from "../../gateways/gateway.ts";
import { clientAddress } from "../../http/client-address.ts";
import { readJsonObject } from "../../http/json-body.ts";
import { requestIdOf } from "../../http/request-id.ts";
import { checkWriteOrigin } from "../../http/write-origin.ts";
import { createRateLimiter } from "../../rate-limiter.ts";
import { formOf, presentHostedSession, presentResult, presentState } from "./present-page.ts";

interface Call {
  request: express.Request;
  response: express.Response;
  sessionId: string;
}

/** The page's own calls: what it shows, whether it is paid yet, paying, and leaving. */
export interface PageRoutes {
  show: (call: Call) => Promise<HostedSession>;
  state: (call: Call) => Promise<PayState>;
  pay: (call: Call, method: string) => Promise<PayState>;
  leave: (call: Call) => Promise<PayState>;
}

const bodyLimitBytes = 8 * 1024;
const userAgentMax = 500;
const triesPerSession = { burst: 10, perSecond: 0.2, callersMax: 10_000 };

export function createPageRoutes(ctx: AppContext): PageRoutes {
  const limiter = createRateLimiter(triesPerSession);

  async function show({ request, sessionId }: Call): Promise<HostedSession> {
    const { session } = await getSession(ctx, { scope: "all", id: sessionId });
    const account = await ctx.store.read((db) => getAccount(db, session.account_id));
    const state = await payingStateOf(ctx, sessionId);
    if (state.state === "open") await visitSession(ctx, { sessionId, ...browserOf(request), requestId: null });
    return hostedSessionSchema.parse(presentHostedSession(session, account, state));
  }

  async function pay({ request, response, sessionId }: Call, method: string): Promise<PayState> {
    checkWriteOrigin(request, ctx.origins.merchant);
    refuseInsistence(sessionId);
    const { agreed, input } = readRequest(await readJsonObject(request, { limitBytes: bodyLimitBytes }), method);
    const { ip, userAgent } = browserOf(request);
    const requestId = requestIdOf(response);
    const result = await paySession(ctx, { sessionId, method, input, agreed, payerIp: ip, userAgent, requestId });
    return payStateSchema.parse(presentResult(result));
  }

  async function leave({ request, response, sessionId }: Call): Promise<PayState> {
    checkWriteOrigin(request, ctx.origins.merchant);
    const by = { actor: { type: "payer", id: "payer" }, requestId: requestIdOf(response) } as const;
    return payStateSchema.parse(presentState(await leaveSession(ctx, { sessionId, by })));
  }

  /** Guessing card numbers takes many tries. @throws DomainError `rate_limited` */
  function refuseInsistence(sessionId: string): void {
    if (!ctx.config.hasRateLimits) return;
    const { isAllowed, retryAfterSeconds } = limiter.take(sessionId, ctx.clock.now());
    if (isAllowed) return;
    throw new DomainError("rate_limited", "Too many tries. Wait a moment and try again.", { retryAfterSeconds });
  }

  async function state({ sessionId }: Call): Promise<PayState> {
    return payStateSchema.parse(presentState(await payingStateOf(ctx, sessionId)));
  }

  return { show, state, pay, leave };
}

/** @throws DomainError `validation_failed`, which never repeats what was entered. */
function readRequest(body: Record<string, unknown>, method: string): { agreed: AgreedPrice; input: PaymentInput } {
  const parsed = payRequestSchema.safeParse(body);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join("."), message }));
    throw new DomainError("validation_failed", "Check what you entered.", { fields });
  }
  const { agreed, input } = parsed.data;
  if ((input.kind === "card") !== (formOf(method) === "card")) {
    const fields = [{ path: "input.kind", message: "does not belong to this way to pay" }];
    throw new DomainError("validation_failed", "This way to pay asks for something else.", { fields });
  }
  return { agreed, input: withoutUndefined(input) };
}

function withoutUndefined(input: z.output<typeof payInputSchema>): PaymentInput {
  if (input.kind === "simulated") return input;
  const { challenge, ...card } = input;
  return challenge === undefined ? card : { ...card, challenge };
}

function browserOf(request: express.Request): { ip: string | null; userAgent: string | null } {
  return { ip: clientAddress(request), userAgent: request.get("user-agent")?.slice(0, userAgentMax) ?? null };
}
