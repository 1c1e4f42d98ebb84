import type { ErrorCode } from "../../../shared/errors.ts";

export interface WireErrorKind {
  status: number;
  code: string;
}

const invalidRequest = { status: 400, code: "invalid_request" } as const;
const forbidden = { status: 403, code: "forbidden" } as const;
const notFound = { status: 404, code: "not_found" } as const;
const invalidStatus = { status: 422, code: "invalid_status" } as const;
const unavailable = { status: 503, code: "temporarily_unavailable" } as const;

/** Every refusal in the words of the payments wire. */
export const errorByCode = {
  validation_failed: invalidRequest,
  malformed_body: invalidRequest,
  body_too_large: { status: 413, code: "invalid_request" },
  unsupported_media_type: { status: 415, code: "invalid_request" },
  unauthenticated: { status: 401, code: "unauthorized" },
  second_factor_required: forbidden,
  enrolment_required: forbidden,
  step_up_required: forbidden,
  forbidden,
  origin_refused: forbidden,
  not_found: notFound,
  method_not_allowed: notFound,
  operation_blocked: invalidStatus,
  operation_in_flight: { status: 409, code: "conflict" },
  stale_figures: { status: 409, code: "conflict" },
  precondition_failed: { status: 412, code: "conflict" },
  idempotency_key_missing: invalidRequest,
  idempotency_key_reused: { status: 409, code: "idempotency_key_reused" },
  processor_refused: { status: 422, code: "validation_failed" },
  processor_unavailable: unavailable,
  live_gateway_missing: { status: 503, code: "not_configured" },
  session_closed: invalidStatus,
  url_refused: invalidRequest,
  document_invalid: { status: 400, code: "invalid_document" },
  currency_disabled: { status: 403, code: "currency_not_enabled" },
  payouts_disabled: { status: 403, code: "payout_not_enabled" },
  insufficient_balance: { status: 402, code: "insufficient_balance" },
  rate_limited: { status: 429, code: "rate_limited" },
  unavailable,
  internal: { status: 500, code: "internal_error" },
} as const satisfies Record<ErrorCode, WireErrorKind>;
