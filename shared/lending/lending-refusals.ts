import { DomainError, type DomainErrorDetails, type ErrorCode } from "../errors.ts";
import { lendingTexts } from "../sentences/lending-texts.ts";
import { type Said, say } from "../sentences/say.ts";

/**
 * Refusals that only lending knows, in the words of its contract. Each is one of the refusals of the house with a closer
 * name, which travels in its facts: the partner's wire tells the name, staff read the sentence.
 */
const refusals = {
  missing_token: ["unauthenticated", "Send an access token: Authorization: Bearer <token>."],
  invalid_token: ["unauthenticated", "The access token is not valid."],
  token_expired: ["unauthenticated", "The access token has expired."],
  invalid_credentials: ["unauthenticated", "The client id or the client secret is wrong."],
  unsupported_grant_type: ["malformed_body", "grant_type must be client_credentials."],
  invalid_parameter: ["validation_failed", "A parameter cannot be read."],
  missing_file: ["malformed_body", "The form has no file; send it as the field file."],
  customer_not_found: ["not_found", "There is no such customer."],
  credit_offer_not_found: ["not_found", "There is no such credit offer."],
  simulation_not_found: ["not_found", "There is no such simulation."],
  loan_not_found: ["not_found", "There is no such loan."],
  webhook_endpoint_not_found: ["not_found", "There is no such webhook endpoint."],
  credential_not_found: ["not_found", "There is no such credential."],
  credential_already_revoked: ["operation_blocked", lendingTexts.credential_already_revoked],
  customer_already_exists: ["operation_blocked", lendingTexts.customer_already_exists],
  document_already_approved: ["operation_blocked", lendingTexts.document_already_approved],
  session_already_active: ["operation_blocked", lendingTexts.session_already_active],
  biometrics_already_approved: ["operation_blocked", lendingTexts.biometrics_already_approved],
  customer_denied: ["operation_blocked", lendingTexts.customer_denied],
  offer_already_accepted: ["operation_blocked", lendingTexts.offer_already_accepted],
  offer_expired: ["validation_failed", lendingTexts.offer_expired],
  kyc_incomplete: ["validation_failed", lendingTexts.kyc_incomplete],
  simulation_mismatch: ["validation_failed", lendingTexts.simulation_mismatch],
  amount_out_of_range: ["validation_failed", lendingTexts.amount_out_of_range],
  invalid_installment_count: ["validation_failed", lendingTexts.invalid_installment_count],
} as const satisfies Record<string, readonly [ErrorCode, string]>;

export type LendingCode = keyof typeof refusals;

export const lendingCodes = Object.keys(refusals) as readonly LendingCode[];

/** @param message a sentence for whoever wrote the client, where the usual one is too general. */
export function lendingRefusal(
  code: LendingCode,
  { message, ...details }: DomainErrorDetails & { message?: string } = {},
  options?: ErrorOptions,
): DomainError {
  const [kind, usual] = refusals[code];
  const facts = { ...details.facts, lending_code: code };
  return new DomainError(kind, message ?? saidOf(code) ?? usual, { ...details, facts }, options);
}

/** The refusals that staff meet too can be said in their language. */
function saidOf(code: LendingCode): Said | null {
  return isSpoken(code) ? say(`lending.${code}`) : null;
}

function isSpoken(code: LendingCode): code is LendingCode & keyof typeof lendingTexts {
  return Object.hasOwn(lendingTexts, code);
}

/** The closer name of a refusal; null where it has none. */
export function lendingCodeOf(error: DomainError): LendingCode | null {
  const code = error.details.facts?.["lending_code"];
  return lendingCodes.find((known) => known === code) ?? null;
}
