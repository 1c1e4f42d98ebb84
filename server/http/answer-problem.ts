import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import { STATUS_CODES } from "node:http";
import type { Logger } from "pino";
import type { Problem } from "../../shared/problem.ts";
import { requestIdOf } from "./request-id.ts";

export type ProblemContent = Pick<Problem, "status" | "code" | "detail"> & Partial<Problem>;

/** Answers RFC 9457 problem details. */
export function answerProblem(res: Response, content: ProblemContent): void {
  const problem: Problem = {
    type: "about:blank",
    title: STATUS_CODES[content.status] ?? "Error",
    request_id: requestIdOf(res),
    ...content,
  };
  res.status(content.status).set("cache-control", "no-store").type("application/problem+json");
  res.send(JSON.stringify(problem));
}

/** For whatever no route answered. */
export const answerNotFound: RequestHandler = (_req, res) => {
  answerProblem(res, { status: 404, code: "not_found", detail: "There is nothing at this address." });
};

/** The last resort: what was thrown is logged with the request's id and answered without details. */
export function answerUnexpected(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (isClientFault(error)) {
      answerProblem(res, { status: 400, code: "malformed_body", detail: "The request cannot be read." });
      return;
    }
    logger.error({ err: error, request_id: requestIdOf(res) }, "a request failed unexpectedly");
    if (res.headersSent) next(error);
    else answerProblem(res, { status: 500, code: "internal", detail: "Something went wrong on our side." });
  };
}

/** Express refuses addresses that do not decode with an error that carries a status. */
function isClientFault(error: unknown): boolean {
  return error instanceof Error && "status" in error && error.status === 400;
}
