import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import { DomainError } from "../../../shared/errors.ts";
import type { AppContext } from "../../context.ts";
import { requestIdOf } from "../../http/request-id.ts";
import { storeRefusal } from "../../http/store-refusal.ts";
import { errorByCode, type WireErrorKind } from "./error-by-code.ts";

function answerError(res: Response, error: DomainError): void {
  const { status, code } = kindOf(error);
  const param = error.details.fields?.[0]?.path ?? null;
  res.status(status).json({ error: { code, message: error.message, param, requestId: requestIdOf(res) } });
}

/** Two refusals of the sandbox have a status of their own on this wire. */
function kindOf({ code, details }: DomainError): WireErrorKind {
  const closer = details.facts?.["code"];
  if (closer === "not_implemented") return { status: 501, code: "not_implemented" };
  if (closer === "not_awaiting") return { status: 409, code: "invalid_status" };
  return errorByCode[code];
}

export const answerUnknownPath: RequestHandler = (req, res) => {
  answerError(res, new DomainError("not_found", `There is no ${req.method} ${req.path}.`));
};

/** Refusals in the words of this wire; everything else is logged and answered without details. */
export function errorHandler(ctx: Pick<AppContext, "logger">): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const { logger } = ctx;
    const refusal = refusalOf(error) ?? storeRefusal(error, { logger, requestId: requestIdOf(res) });
    if (refusal === null) {
      ctx.logger.error({ err: error, request_id: requestIdOf(res) }, "a payments call failed unexpectedly");
    }
    const said = refusal ?? new DomainError("internal", "Something went wrong on our side.");
    const { retryAfterSeconds } = said.details;
    if (retryAfterSeconds !== undefined) res.set("retry-after", String(Math.ceil(retryAfterSeconds)));
    if (said.code === "body_too_large") res.set("connection", "close");
    answerError(res, said);
  };
}

function refusalOf(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  // Express refuses addresses that do not decode with an error that carries a status.
  const isUndecodable = error instanceof Error && "status" in error && error.status === 400;
  return isUndecodable ? new DomainError("validation_failed", "The address cannot be decoded.") : null;
}
