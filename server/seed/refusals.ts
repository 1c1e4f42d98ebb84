import type { ProcessorError } from "../../shared/payments/payment.schema.ts";
import type { Weighted } from "./random.ts";

/** Why issuers say no, about as often as they do. */
export const authorizeRefusals: Weighted<ProcessorError> = [
  [refusal("Insufficient funds.", "INSUFFICIENT_FUNDS", { result_code: "51", retry_code: "RETRY_AFTER_DELAY" }), 44],
  [refusal("The issuer declined the payment.", "DECLINED", { result_code: "05", retry_code: "RETRY_IMMEDIATELY" }), 26],
  [refusal("The card has expired.", "EXPIRED_CARD", { result_code: "54", retry_code: "DO_NOT_RETRY" }), 10],
  [refusal("The payer could not be verified.", "FAILED_VERIFICATION", { retry_code: "RETRY_IMMEDIATELY" }), 14],
  [
    refusal("The card may not be used for this.", "RESTRICTED_CARD", { result_code: "62", retry_code: "DO_NOT_RETRY" }),
    6,
  ],
];

/** The payer said no in the app. */
export const payerRefusal = refusal("The payer declined", "DECLINED", {});

/** No answer came, and the processor said later that nothing had happened. */
export const timeOut: ProcessorError = {
  code: "TIMED_OUT",
  message: "The processor did not answer in time",
  type: ["ERROR"],
  retry_code: "RETRY_AFTER_DELAY",
};

function refusal(
  message: string,
  type: string,
  more: Pick<ProcessorError, "result_code" | "retry_code">,
): ProcessorError {
  return { code: type, message, type: [type], ...more };
}
