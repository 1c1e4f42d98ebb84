import type { ProcessorError } from "../../../shared/payments/payment.schema.ts";
import type { AuthorizeAnswer, AuthorizeRequest } from "../gateway.ts";

/** How long a simulated invoice company looks at a payment, in milliseconds. */
const reviewLastsMs = 30_000;

const refused: ProcessorError = {
  code: "REVIEW_REFUSED",
  message: "The invoice company refused the payment after a review",
  type: ["DECLINED"],
  retry_code: "DO_NOT_RETRY",
};

const prefix = "sandbox:review:";

/** How the review ends that this answer asks for; null where it asks for none. */
export function reviewEnd(choice: string): "approve" | "decline" | null {
  if (choice === "review_approve") return "approve";
  return choice === "review_decline" ? "decline" : null;
}

/** What a payment is known by whose review ends the given way. */
export function reviewToken(end: "approve" | "decline"): string {
  return `${prefix}${end}`;
}

export function isReviewToken(token: string | undefined): token is string {
  return token?.startsWith(prefix) === true;
}

/** Where the review stands now; the same request always ends the same way. */
export function reviewAnswer(
  request: Pick<AuthorizeRequest, "requestedAt">,
  { token, reference, now }: { token: string; reference: string; now: string },
): AuthorizeAnswer {
  const ageMs = Math.max(Date.parse(now) - Date.parse(request.requestedAt), 0);
  if (ageMs < reviewLastsMs) {
    return { outcome: "under_review", reference, askAgainAfterMs: reviewLastsMs - ageMs, gatewayToken: token };
  }
  if (token !== reviewToken("approve")) return { outcome: "failed", error: refused };
  return { outcome: "succeeded", reference, gatewayToken: "sandbox:simulated" };
}
