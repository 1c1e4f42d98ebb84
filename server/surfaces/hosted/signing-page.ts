import type express from "express";
import { z } from "zod";
import { DomainError } from "../../../shared/errors.ts";
import { signingPageSchema } from "../../../shared/lending/signing-page.schema.ts";
import type { AppContext } from "../../context.ts";
import { clientAddress } from "../../http/client-address.ts";
import { requestIdOf } from "../../http/request-id.ts";
import { checkWriteOrigin } from "../../http/write-origin.ts";
import { readSigningPage, signContract } from "../../lending/loans/signing.service.ts";
import { createRateLimiter, type RateLimiter } from "../../rate-limiter.ts";
import { answerRefusal } from "./answer-refusal.ts";
import { readBody } from "./page-call.ts";

/** A page that waits for its contract asks every two and a half seconds. */
const looksPerContract = { burst: 60, perSecond: 4, callersMax: 10_000 };
const signatureSchema = z.object({ agreed: z.literal(true) });

/** Where a borrower reads the contract of a loan and signs it. The code in the address is all that opens it. */
export function addSigningPage(router: express.Router, ctx: AppContext, page: express.RequestHandler): void {
  const limiter = createRateLimiter(looksPerContract);
  const answer = (work: Answer) => answering(ctx, limiter, work);
  router.get("/sign/:code", async (request, response, next) => {
    if (!(await isKnown(ctx, codeOf(request)))) response.status(404);
    page(request, response, next);
  });
  router.get(
    "/sign/:code/contract",
    answer((request) => readSigningPage(ctx, codeOf(request))),
  );
  router.post(
    "/sign/:code/signature",
    answer(async (request, response) => {
      checkWriteOrigin(request, ctx.origins.merchant);
      await readBody(request, signatureSchema);
      return signContract(ctx, { code: codeOf(request), ip: clientAddress(request), requestId: requestIdOf(response) });
    }),
  );
}

type Answer = (request: express.Request, response: express.Response) => Promise<unknown>;

function answering(ctx: AppContext, limiter: RateLimiter, work: Answer): express.RequestHandler {
  return async (request, response) => {
    response.set("Cache-Control", "no-store");
    try {
      refuseInsistence(ctx, limiter, codeOf(request));
      response.json(signingPageSchema.parse(await work(request, response)));
    } catch (error) {
      if (error instanceof DomainError && error.code === "operation_blocked") answerBlocked(response, error);
      else answerRefusal(ctx, response, error);
    }
  };
}

/** The page has words of its own for what stands in the way. */
function answerBlocked(response: express.Response, { message, details }: DomainError): void {
  const blocker = blockerSchema.parse(details.facts?.["blocker"]).code;
  response.status(409).type("application/problem+json");
  response.send(JSON.stringify({ status: 409, code: "operation_blocked", detail: message, blocker }));
}

const blockerSchema = z.object({ code: z.string() });

/** @throws DomainError `rate_limited` */
function refuseInsistence(ctx: Pick<AppContext, "config" | "clock">, limiter: RateLimiter, code: string): void {
  if (!ctx.config.hasRateLimits) return;
  const { isAllowed, retryAfterSeconds } = limiter.take(code, ctx.clock.now());
  if (!isAllowed) throw new DomainError("rate_limited", "Too many looks at once.", { retryAfterSeconds });
}

async function isKnown(ctx: AppContext, code: string): Promise<boolean> {
  try {
    await readSigningPage(ctx, code);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") return false;
    throw error;
  }
}

function codeOf(request: express.Request): string {
  return String(request.params["code"]);
}
