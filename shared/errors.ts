import { factsOf, type Said } from "./sentences/say.ts";
import type { Sentence } from "./sentences/sentence.ts";

/** Every refusal that Kontor can give. Each surface words all of them its own way. */
export const errorCodes = [
  "validation_failed",
  "malformed_body",
  "body_too_large",
  "unsupported_media_type",
  "unauthenticated",
  "second_factor_required",
  "enrolment_required",
  "step_up_required",
  "forbidden",
  "origin_refused",
  "not_found",
  "method_not_allowed",
  "operation_blocked",
  "operation_in_flight",
  "stale_figures",
  "precondition_failed",
  "idempotency_key_missing",
  "idempotency_key_reused",
  "processor_refused",
  "processor_unavailable",
  "live_gateway_missing",
  "session_closed",
  "url_refused",
  "document_invalid",
  "currency_disabled",
  "payouts_disabled",
  "insufficient_balance",
  "rate_limited",
  "unavailable",
  "internal",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** One thing wrong with one field; `path` in dots, such as `order.items.0.amount`. */
export interface FieldError {
  path: string;
  message: string;
  /** The facts behind the message, for whoever says it in another language. */
  said?: Sentence;
  /** One word for machines, where a wire tells what is wrong field by field. */
  code?: string;
}

/** What is wrong with one field, in a sentence that can be said in the reader's language. */
export function fieldSaying(path: string, said: Said): FieldError {
  return { path, message: said.text, said: factsOf(said) };
}

export interface DomainErrorDetails {
  fields?: readonly FieldError[];
  /** Machine-readable facts of the refusal, such as the blocker and the current figures. */
  facts?: Readonly<Record<string, unknown>>;
  /** Seconds after which trying again makes sense. */
  retryAfterSeconds?: number;
}

/** An expected refusal: safe to show to the caller. Anything else that is thrown is a bug. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly details: DomainErrorDetails;
  /** The facts behind the message; null where it is English and nothing else. */
  readonly said: Sentence | null;

  /** `message` is for people: English, or a sentence that can be said in their language. */
  constructor(code: ErrorCode, message: string | Said, details: DomainErrorDetails = {}, options?: ErrorOptions) {
    super(typeof message === "string" ? message : message.text, options);
    this.said = typeof message === "string" ? null : factsOf(message);
    this.name = "DomainError";
    this.code = code;
    this.details = details;
  }
}
