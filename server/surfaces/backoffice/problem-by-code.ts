import type { ErrorCode } from "../../../shared/errors.ts";

interface ProblemKind {
  status: number;
  title: string;
}

/** How the back office says each refusal. A new code does not compile until it has its line here. */
export const problemByCode = {
  validation_failed: { status: 400, title: "Something in the request is not right" },
  malformed_body: { status: 400, title: "The body cannot be read" },
  body_too_large: { status: 413, title: "The body is too large" },
  unsupported_media_type: { status: 415, title: "The body must be JSON" },
  unauthenticated: { status: 401, title: "Sign in first" },
  second_factor_required: { status: 401, title: "A second step is needed" },
  enrolment_required: { status: 403, title: "Set a second step up first" },
  step_up_required: { status: 403, title: "Prove first that it is you" },
  forbidden: { status: 403, title: "Your role does not allow this" },
  origin_refused: { status: 403, title: "The request came from another site" },
  not_found: { status: 404, title: "Not found" },
  method_not_allowed: { status: 405, title: "This address does not take that method" },
  operation_blocked: { status: 409, title: "This cannot be done now" },
  operation_in_flight: { status: 409, title: "Something is still under way" },
  stale_figures: { status: 409, title: "The payment has changed" },
  precondition_failed: { status: 412, title: "The object has changed" },
  idempotency_key_missing: { status: 400, title: "The Idempotency-Key header is missing" },
  idempotency_key_reused: { status: 409, title: "The idempotency key belongs to another request" },
  processor_refused: { status: 409, title: "The processor refused" },
  processor_unavailable: { status: 503, title: "The processor has not answered" },
  live_gateway_missing: { status: 409, title: "This live account cannot move money yet" },
  session_closed: { status: 409, title: "The checkout session is closed" },
  url_refused: { status: 400, title: "The address cannot be used" },
  document_invalid: { status: 400, title: "The document number is not right" },
  currency_disabled: { status: 409, title: "The currency is not enabled" },
  payouts_disabled: { status: 409, title: "Payouts are not enabled" },
  insufficient_balance: { status: 409, title: "The balance is too small" },
  rate_limited: { status: 429, title: "Too many requests" },
  unavailable: { status: 503, title: "Not available right now" },
  internal: { status: 500, title: "Something went wrong" },
} as const satisfies Record<ErrorCode, ProblemKind>;
