import type { ProcessorError } from "../../shared/payments/payment.schema.ts";
import type { EndReason } from "../../shared/payments/payment-status.ts";

/** Why the payer comes back without having paid, as the shop's page learns it. */
export type ReturnError = "cancelled" | "authorization" | "failed";

export interface ReturnFacts {
  returnUrl: string;
  sessionId: string;
  merchantReference: string;
  /** Of the payment, when there is one. */
  paymentId: string | null;
  error: ReturnError | null;
  channel: string | undefined;
}

/**
 * Where the payer's browser goes at the end. The shop's own query stays as it was written, byte for
 * byte, because shops put signed values there; ours comes after it.
 */
export function buildReturnUrl(facts: ReturnFacts): string {
  const added = new URLSearchParams();
  if (facts.paymentId !== null) added.append("transaction_id", facts.paymentId);
  added.append("merchant_reference", facts.merchantReference);
  if (facts.error !== null) added.append("error", facts.error);
  if (facts.channel === "in_app") {
    added.append("session_id", facts.sessionId);
    added.append("payment_return_url", facts.returnUrl);
  }
  const [beforeHash = "", ...hash] = facts.returnUrl.split("#");
  const separator = beforeHash.includes("?") ? (/[?&]$/.test(beforeHash) ? "" : "&") : "?";
  return `${beforeHash}${separator}${added.toString()}${hash.length === 0 ? "" : `#${hash.join("#")}`}`;
}

/** Refusals that lie with the payer: they said no, or did not prove who they are. */
const payerTypes = new Set(["DECLINED", "ADDITIONAL_VERIFICATION_REQUIRED", "PIN_REQUIRED"]);
const authenticationFailed = "AUTHENTICATION_FAILED";

/** How a payment ends when the payer leaves: after a refused try by that refusal, else as called off. */
export function endReasonOf(lastRefusal: ProcessorError | null): EndReason {
  if (lastRefusal === null) return "cancelled";
  const isPayers = lastRefusal.code === authenticationFailed || lastRefusal.type.some((type) => payerTypes.has(type));
  return isPayers ? "declined" : "failed";
}

const errors: Readonly<Record<EndReason, ReturnError>> = {
  cancelled: "cancelled",
  declined: "authorization",
  failed: "failed",
};

export function returnErrorOf(reason: EndReason): ReturnError {
  return errors[reason];
}
