import type { DeliveryState, ResendOffer } from "./delivery.schema.ts";
import { say } from "../sentences/say.ts";

export type ReceiverStatus = "active" | "disabled" | "deleted";

/** May this delivery be sent again, and if not, why. The button, the API and its refusal use this one answer. */
export function resendOffer(
  state: DeliveryState,
  receiver: ReceiverStatus,
  { isExpired = false }: { isExpired?: boolean } = {},
): ResendOffer {
  if (receiver === "deleted" || state === "dropped") {
    return blocked("endpoint_deleted");
  }
  // What is still tried is not removed before it is over.
  if (isExpired && state !== "pending") {
    return blocked("payload_expired");
  }
  if (receiver === "disabled") {
    return blocked("endpoint_disabled");
  }
  if (state === "pending") {
    return { allowed: false, needs_force: true, code: "scheduled", reason: say("resend.scheduled").text };
  }
  if (state === "delivered") {
    return {
      allowed: false,
      needs_force: true,
      code: "already_delivered",
      reason: say("resend.already_delivered").text,
    };
  }
  return { allowed: true, needs_force: false, code: null, reason: null };
}

function blocked(code: "endpoint_deleted" | "endpoint_disabled" | "payload_expired"): ResendOffer {
  return { allowed: false, needs_force: false, code, reason: say(`resend.${code}`).text };
}
