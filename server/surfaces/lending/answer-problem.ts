import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import { DomainError } from "../../../shared/errors.ts";
import type { AppContext } from "../../context.ts";
import { requestIdOf } from "../../http/request-id.ts";
import { storeRefusal } from "../../http/store-refusal.ts";
import { type LendingProblem, presentProblem } from "./present-problem.ts";

function answerProblem(res: Response, problem: LendingProblem): void {
  res.status(problem.status).type("application/problem+json").send(JSON.stringify(problem));
}

export const answerUnknownPath: RequestHandler = (req, res) => {
  const message = `There is no ${req.method} ${pathOf(req.originalUrl)}.`;
  answerProblem(res, presentProblem(new DomainError("not_found", message), pathOf(req.originalUrl)));
};

/** Refusals in the words of this wire; everything else is logged and answered without details. */
export function errorHandler(ctx: Pick<AppContext, "logger">): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const { logger } = ctx;
    const refusal = refusalOf(error) ?? storeRefusal(error, { logger, requestId: requestIdOf(res) });
    if (refusal === null)
      ctx.logger.error({ err: error, request_id: requestIdOf(res) }, "a lending call failed unexpectedly");
    const said = refusal ?? new DomainError("internal", "Something went wrong on our side.");
    const { retryAfterSeconds } = said.details;
    if (retryAfterSeconds !== undefined) res.set("retry-after", String(Math.ceil(retryAfterSeconds)));
    if (said.code === "body_too_large") res.set("connection", "close");
    answerProblem(res, presentProblem(said, pathOf(req.originalUrl)));
  };
}

export function pathOf(url: string): string {
  return url.replace(/[?#].*$/s, "");
}

function refusalOf(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  // Express refuses addresses that do not decode with an error that carries a status.
  const isUndecodable = error instanceof Error && "status" in error && error.status === 400;
  return isUndecodable ? new DomainError("malformed_body", "The address cannot be decoded.") : null;
}
