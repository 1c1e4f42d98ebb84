import type { ErrorRequestHandler, Response } from "express";
import { DomainError, type FieldError } from "../../../shared/errors.ts";
import type { AppContext } from "../../context.ts";
import { storeRefusal } from "../../http/store-refusal.ts";
import { errorByBlocker, errorByCode, type WireErrorKind } from "./error-by-code.ts";

type WireField = Omit<FieldError, "said">;

interface WireError extends WireErrorKind {
  message: string;
  errors: readonly WireField[];
}

/** Writes the one envelope in which this wire refuses. */
export function answerError(res: Response, error: WireError): void {
  const { code, message, errors } = error;
  res.status(error.status).json({ error: { code, message, errors } });
}

/** Whatever a route threw: refusals in the caller's words, everything else logged and answered without details. */
export function errorHandler(
  ctx: Pick<AppContext, "logger">,
  requestIdOf: (res: Response) => string,
): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const { logger } = ctx;
    const refusal = error instanceof DomainError ? error : storeRefusal(error, { logger, requestId: requestIdOf(res) });
    if (refusal !== null) {
      const { retryAfterSeconds, fields } = refusal.details;
      if (retryAfterSeconds !== undefined) res.set("retry-after", String(Math.ceil(retryAfterSeconds)));
      if (refusal.code === "body_too_large") res.set("connection", "close");
      answerError(res, { ...kindOf(refusal), message: refusal.message, errors: (fields ?? []).map(wireField) });
      return;
    }
    if (isUndecodableAddress(error)) {
      answerError(res, { ...errorByCode.validation_failed, message: "The address cannot be decoded.", errors: [] });
      return;
    }
    ctx.logger.error({ err: error, request_id: requestIdOf(res) }, "a checkout call failed unexpectedly");
    answerError(res, { ...errorByCode.internal, message: "Something went wrong on our side.", errors: [] });
  };
}

/** The message as the contract has it, without the facts from which screens say it. */
function wireField({ said: _said, ...field }: FieldError): WireField {
  return field;
}

function kindOf(error: DomainError): WireErrorKind {
  const blocker = error.details.facts?.["blocker"];
  const code = typeof blocker === "object" && blocker !== null && "code" in blocker ? blocker.code : null;
  if (error.code !== "operation_blocked" || typeof code !== "string" || !isBlockerCode(code))
    return errorByCode[error.code];
  return errorByBlocker[code];
}

function isBlockerCode(code: string): code is keyof typeof errorByBlocker {
  return Object.hasOwn(errorByBlocker, code);
}

/** Express refuses paths whose escapes do not decode with an error that carries a status. */
function isUndecodableAddress(error: unknown): boolean {
  return error instanceof Error && "status" in error && error.status === 400;
}
