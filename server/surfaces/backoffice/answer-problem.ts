import type express from "express";
import { DomainError } from "../../../shared/errors.ts";
import type { AppContext } from "../../context.ts";
import { storeRefusal } from "../../http/store-refusal.ts";
import type { Origin } from "./caller.ts";
import { presentProblem, unexpectedError } from "./present-problem.ts";

/** Says why a request was refused. What is no refusal is a bug: logged with the request id, answered without details. */
export function answerProblem(
  ctx: AppContext,
  { response, origin }: { response: express.Response; origin: Origin },
  error: unknown,
): void {
  const { requestId } = origin;
  const refusal =
    error instanceof DomainError
      ? error
      : (storeRefusal(error, { logger: ctx.logger, requestId }) ?? unexpectedError(requestId, error));
  if (refusal.code === "internal") ctx.logger.error({ err: error, request_id: origin.requestId }, "a request failed");
  if (response.headersSent) {
    // Half an answer is out already: cutting the connection is the only way left to say that it is not whole.
    response.destroy();
    return;
  }
  const problem = presentProblem(refusal, origin.requestId);
  const { retryAfterSeconds } = refusal.details;
  if (retryAfterSeconds !== undefined) response.setHeader("Retry-After", String(retryAfterSeconds));
  for (const name of ["ETag", "Content-Disposition"]) response.removeHeader(name);
  response.status(problem.status).setHeader("Content-Type", "application/problem+json; charset=utf-8");
  response.end(JSON.stringify(problem));
}
