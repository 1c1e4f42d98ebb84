import type express from "express";
import { DomainError, type ErrorCode } from "../../../shared/errors.ts";
import type { AppContext } from "../../context.ts";
import { answerProblem } from "../../http/answer-problem.ts";
import { requestIdOf } from "../../http/request-id.ts";
import { storeRefusal } from "../../http/store-refusal.ts";

/** The page shows these words or its own; the status tells a browser's tools what happened. */
const statusByCode = {
  validation_failed: 400,
  malformed_body: 400,
  body_too_large: 413,
  unsupported_media_type: 415,
  unauthenticated: 401,
  second_factor_required: 403,
  enrolment_required: 403,
  step_up_required: 403,
  forbidden: 403,
  origin_refused: 403,
  not_found: 404,
  method_not_allowed: 405,
  operation_blocked: 409,
  operation_in_flight: 409,
  stale_figures: 409,
  precondition_failed: 412,
  idempotency_key_missing: 400,
  idempotency_key_reused: 409,
  processor_refused: 400,
  processor_unavailable: 503,
  live_gateway_missing: 503,
  session_closed: 409,
  url_refused: 400,
  document_invalid: 400,
  currency_disabled: 409,
  payouts_disabled: 409,
  insufficient_balance: 409,
  rate_limited: 429,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<ErrorCode, number>;

/** Answers the page's own calls; what is not a refusal is logged and answered without details. */
export function answerRefusal(ctx: AppContext, response: express.Response, error: unknown): void {
  const { logger } = ctx;
  const refusal =
    error instanceof DomainError ? error : storeRefusal(error, { logger, requestId: requestIdOf(response) });
  if (refusal !== null) {
    const { code, message, details } = refusal;
    if (details.retryAfterSeconds !== undefined) response.set("Retry-After", String(details.retryAfterSeconds));
    const errors = Object.fromEntries((details.fields ?? []).map((field) => [field.path, field.message]));
    answerProblem(response, { status: statusByCode[code], code, detail: message, errors });
    return;
  }
  ctx.logger.error({ err: error, request_id: requestIdOf(response) }, "a payer's request failed unexpectedly");
  answerProblem(response, { status: 500, code: "internal", detail: "Something went wrong on our side." });
}
