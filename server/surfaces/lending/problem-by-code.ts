import type { ErrorCode } from "../../../shared/errors.ts";

interface Category {
  status: number;
  slug: string;
  title: string;
}

const categories = {
  invalidRequest: { status: 400, slug: "invalid-request", title: "Invalid Request" },
  authenticationFailed: { status: 401, slug: "authentication-failed", title: "Authentication Failed" },
  forbidden: { status: 403, slug: "forbidden", title: "Forbidden" },
  notFound: { status: 404, slug: "not-found", title: "Not Found" },
  conflict: { status: 409, slug: "conflict", title: "Conflict" },
  validationFailed: { status: 422, slug: "validation-failed", title: "Validation Failed" },
  rateLimitExceeded: { status: 429, slug: "rate-limit-exceeded", title: "Rate Limit Exceeded" },
  internal: { status: 500, slug: "internal", title: "Internal Error" },
  unavailable: { status: 503, slug: "internal", title: "Internal Error" },
} as const satisfies Record<string, Category>;

export interface WireProblemKind {
  category: Category;
  /** What is said where the refusal has no closer word of its own. */
  code: string;
}

/** Every refusal in the words of the lending wire. */
export const problemByCode = {
  validation_failed: { category: categories.validationFailed, code: "invalid_value" },
  malformed_body: { category: categories.invalidRequest, code: "malformed_body" },
  body_too_large: { category: categories.validationFailed, code: "file_too_large" },
  unsupported_media_type: { category: categories.invalidRequest, code: "invalid_content_type" },
  unauthenticated: { category: categories.authenticationFailed, code: "invalid_token" },
  second_factor_required: { category: categories.forbidden, code: "insufficient_scope" },
  enrolment_required: { category: categories.forbidden, code: "insufficient_scope" },
  step_up_required: { category: categories.forbidden, code: "insufficient_scope" },
  forbidden: { category: categories.forbidden, code: "insufficient_scope" },
  origin_refused: { category: categories.forbidden, code: "insufficient_scope" },
  not_found: { category: categories.notFound, code: "not_found" },
  method_not_allowed: { category: categories.notFound, code: "not_found" },
  operation_blocked: { category: categories.conflict, code: "conflict" },
  operation_in_flight: { category: categories.conflict, code: "idempotency_in_progress" },
  stale_figures: { category: categories.conflict, code: "conflict" },
  precondition_failed: { category: categories.conflict, code: "conflict" },
  idempotency_key_missing: { category: categories.invalidRequest, code: "invalid_parameter" },
  idempotency_key_reused: { category: categories.validationFailed, code: "idempotency_key_reused" },
  processor_refused: { category: categories.validationFailed, code: "invalid_value" },
  processor_unavailable: { category: categories.unavailable, code: "internal_error" },
  live_gateway_missing: { category: categories.unavailable, code: "internal_error" },
  session_closed: { category: categories.conflict, code: "conflict" },
  url_refused: { category: categories.validationFailed, code: "invalid_format" },
  document_invalid: { category: categories.validationFailed, code: "invalid_value" },
  currency_disabled: { category: categories.validationFailed, code: "invalid_value" },
  payouts_disabled: { category: categories.conflict, code: "conflict" },
  insufficient_balance: { category: categories.conflict, code: "conflict" },
  rate_limited: { category: categories.rateLimitExceeded, code: "rate_limit_exceeded" },
  unavailable: { category: categories.unavailable, code: "internal_error" },
  internal: { category: categories.internal, code: "internal_error" },
} as const satisfies Record<ErrorCode, WireProblemKind>;

/** A bad parameter of the address or of a header is a bad request on this wire, a bad field is not. */
export const badParameter: WireProblemKind = { category: categories.invalidRequest, code: "invalid_parameter" };
