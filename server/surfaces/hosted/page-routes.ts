import type express from "express";
import type { z } from "zod";
import type { HostedSession, payInputSchema, PayState } from "../../../shared/checkout/hosted-page.schema.ts";
import { payRequestSchema, payStateSchema } from "../../../shared/checkout/hosted-page.schema.ts";
import { DomainError } from "../../../shared/errors.ts";
import { visitSession } from "../../checkout/change-session.service.ts";
import { leaveSession } from "../../checkout/leave-session.service.ts";
import { payingStateOf } from "../../checkout/paying-state.service.ts";
import { paySession } from "../../checkout/pay-session.service.ts";
import type { AppContext } from "../../context.ts";
import type { PaymentInput } from "../../gateways/gateway.ts";
import { clientAddress } from "../../http/client-address.ts";
import { requestIdOf } from "../../http/request-id.ts";
import { checkWriteOrigin } from "../../http/write-origin.ts";
import { createRateLimiter } from "../../rate-limiter.ts";
import { type PageCall, payerOf, readBody, readHostedSession, readPreview } from "./page-call.ts";
import { formOf, presentResult, presentState } from "./present-page.ts";

/** The page's own calls: what it shows, whether it is paid yet, paying, and leaving. */
export interface PageRoutes {
  show: (call: PageCall) => Promise<HostedSession>;
  state: (call: PageCall) => Promise<PayState>;
  pay: (call: PageCall, method: string) => Promise<PayState>;
  leave: (call: PageCall) => Promise<PayState>;
}

const userAgentMax = 500;
const triesPerSession = { burst: 10, perSecond: 0.2, callersMax: 10_000 };

export function createPageRoutes(ctx: AppContext): PageRoutes {
  const limiter = createRateLimiter(triesPerSession);

  async function show({ request, sessionId }: PageCall): Promise<HostedSession> {
    const preview = await readPreview(ctx, sessionId);
    if (preview !== null) return preview;
    const shown = await readHostedSession(ctx, sessionId);
    if (shown.pay.state === "open") await visitSession(ctx, { sessionId, ...browserOf(request), requestId: null });
    return shown;
  }

  async function pay({ request, response, sessionId }: PageCall, method: string): Promise<PayState> {
    checkWriteOrigin(request, ctx.origins.merchant);
    refuseInsistence(sessionId);
    const { agreed, input } = await readBody(request, payRequestSchema);
    refuseWrongForm(input.kind, method);
    const { ip, userAgent } = browserOf(request);
    const result = await paySession(ctx, {
      sessionId,
      method,
      ...splitInput(input),
      agreed,
      payerIp: ip,
      userAgent,
      requestId: requestIdOf(response),
    });
    return payStateSchema.parse(presentResult(result));
  }

  async function leave(call: PageCall): Promise<PayState> {
    checkWriteOrigin(call.request, ctx.origins.merchant);
    const left = await leaveSession(ctx, { sessionId: call.sessionId, by: payerOf(call) });
    return payStateSchema.parse(presentState(left));
  }

  /** Guessing card numbers takes many tries. @throws DomainError `rate_limited` */
  function refuseInsistence(sessionId: string): void {
    if (!ctx.config.hasRateLimits) return;
    const { isAllowed, retryAfterSeconds } = limiter.take(sessionId, ctx.clock.now());
    if (isAllowed) return;
    throw new DomainError("rate_limited", "Too many tries. Wait a moment and try again.", { retryAfterSeconds });
  }

  async function state({ sessionId }: PageCall): Promise<PayState> {
    return payStateSchema.parse(presentState(await payingStateOf(ctx, sessionId)));
  }

  return { show, state, pay, leave };
}

/** @throws DomainError `validation_failed` */
function refuseWrongForm(kind: PaymentInput["kind"], method: string): void {
  if ((kind === "card") === (formOf(method) === "card")) return;
  const fields = [{ path: "input.kind", message: "does not belong to this way to pay" }];
  throw new DomainError("validation_failed", "This way to pay asks for something else.", { fields });
}

/** What the gateway is asked with, and how the payer can be reached. */
function splitInput(input: z.output<typeof payInputSchema>): {
  input: PaymentInput;
  contact: { phone?: string; email?: string };
} {
  if (input.kind === "simulated") {
    const { phone, email, ...choice } = input;
    return {
      input: choice,
      contact: { ...(phone === undefined ? {} : { phone }), ...(email === undefined ? {} : { email }) },
    };
  }
  const { challenge, ...card } = input;
  return { input: challenge === undefined ? card : { ...card, challenge }, contact: {} };
}

function browserOf(request: express.Request): { ip: string | null; userAgent: string | null } {
  return { ip: clientAddress(request), userAgent: request.get("user-agent")?.slice(0, userAgentMax) ?? null };
}
