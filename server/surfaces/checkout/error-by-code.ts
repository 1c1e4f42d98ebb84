import type { ErrorCode } from "../../../shared/errors.ts";
import type { BlockerCode } from "../../../shared/payments/blockers.ts";

export interface WireErrorKind {
  status: number;
  code: string;
}

const badRequest = { status: 400, code: "BAD_REQUEST" } as const;
const forbidden = { status: 403, code: "FORBIDDEN" } as const;
const notFound = { status: 404, code: "NOT_FOUND" } as const;
const conflict = { status: 409, code: "CONFLICT" } as const;
const unavailable = { status: 503, code: "PROCESSOR_UNAVAILABLE" } as const;

/** Every refusal in the words of the checkout wire. */
export const errorByCode = {
  validation_failed: badRequest,
  malformed_body: badRequest,
  body_too_large: { status: 413, code: "PAYLOAD_TOO_LARGE" },
  unsupported_media_type: badRequest,
  unauthenticated: { status: 401, code: "UNAUTHORIZED" },
  second_factor_required: forbidden,
  enrolment_required: forbidden,
  step_up_required: forbidden,
  forbidden,
  origin_refused: forbidden,
  not_found: notFound,
  method_not_allowed: notFound,
  operation_blocked: { status: 400, code: "INVALID_STATUS" },
  operation_in_flight: conflict,
  stale_figures: conflict,
  precondition_failed: { status: 412, code: "PRECONDITION_FAILED" },
  idempotency_key_missing: badRequest,
  idempotency_key_reused: conflict,
  processor_refused: badRequest,
  processor_unavailable: unavailable,
  live_gateway_missing: unavailable,
  session_closed: { status: 400, code: "INVALID_STATUS" },
  url_refused: badRequest,
  document_invalid: badRequest,
  currency_disabled: badRequest,
  payouts_disabled: badRequest,
  insufficient_balance: badRequest,
  rate_limited: { status: 429, code: "TOO_MANY_REQUESTS" },
  unavailable: { status: 503, code: "SERVICE_UNAVAILABLE" },
  internal: { status: 500, code: "SERVER_ERROR" },
} as const satisfies Record<ErrorCode, WireErrorKind>;

const invalidStatus = { status: 400, code: "INVALID_STATUS" } as const;
const invalidAmount = { status: 400, code: "INVALID_AMOUNT" } as const;
const notSupported = { status: 400, code: "OPERATION_NOT_SUPPORTED" } as const;

/** A blocked operation names its blocker: what the caller can do about it differs. */
export const errorByBlocker = {
  role_forbids: forbidden,
  amount_not_positive: invalidAmount,
  not_authorized: invalidStatus,
  under_review: invalidStatus,
  authorization_released: invalidStatus,
  nothing_to_capture: invalidStatus,
  amount_exceeds_capturable: invalidAmount,
  nothing_to_refund: invalidStatus,
  already_refunded: invalidStatus,
  amount_exceeds_refundable: invalidAmount,
  nothing_to_void: invalidStatus,
  void_after_refund: invalidStatus,
  void_remainder_unsupported: notSupported,
  final_capture_unsupported: notSupported,
  authorization_not_final: invalidStatus,
  authorization_fixed: conflict,
  authorization_must_grow: invalidAmount,
  already_authorized: invalidStatus,
  already_ended: invalidStatus,
  awaiting_approval: conflict,
  operation_in_flight: conflict,
} as const satisfies Record<BlockerCode, WireErrorKind>;
