import { DomainError, type FieldError } from "../../../shared/errors.ts";

/**
 * Words of this wire that are closer than those of its error table; they travel in the facts of a
 * refusal.
 */
const closerCodes = [
  "missing_token",
  "invalid_token",
  "token_expired",
  "invalid_credentials",
  "unsupported_grant_type",
  "invalid_parameter",
  "webhook_endpoint_not_found",
] as const;
export type CloserCode = (typeof closerCodes)[number];

export function closerCodeOf(error: DomainError): CloserCode | null {
  const code = error.details.facts?.["lending_code"];
  return closerCodes.find((known) => known === code) ?? null;
}

/** @param message a sentence for whoever wrote the client. */
export function unauthenticated(code: CloserCode, message: string, options?: ErrorOptions): DomainError {
  return new DomainError("unauthenticated", message, { facts: { lending_code: code } }, options);
}

/** A parameter of the address, or a header, that cannot be read. */
export function badParameterError(param: string, message: string): DomainError {
  const fields: FieldError[] = [{ path: param, message }];
  return new DomainError("validation_failed", `${param} ${message}.`, {
    fields,
    facts: { lending_code: "invalid_parameter" },
  });
}

export function unknownEndpoint(): DomainError {
  const facts = { lending_code: "webhook_endpoint_not_found" };
  return new DomainError("not_found", "There is no such webhook endpoint.", { facts });
}

export function unsupportedGrantType(): DomainError {
  const facts = { lending_code: "unsupported_grant_type" };
  return new DomainError("malformed_body", "grant_type must be client_credentials.", { facts });
}
