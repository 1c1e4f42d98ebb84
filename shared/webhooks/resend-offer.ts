import type { DeliveryState, ResendOffer } from "./delivery.schema.ts";

export type ReceiverStatus = "active" | "disabled" | "deleted";

/** May this delivery be sent again, and if not, why. The button, the API and its refusal use this one answer. */
export function resendOffer(
  state: DeliveryState,
  receiver: ReceiverStatus,
  { isExpired = false }: { isExpired?: boolean } = {},
): ResendOffer {
  if (receiver === "deleted" || state === "dropped") {
    return blocked("endpoint_deleted", "The endpoint of this delivery was deleted.");
  }
  // What is still tried is not removed before it is over.
  if (isExpired && state !== "pending") {
    return blocked("payload_expired", "Its message is past retention and was removed: there is nothing left to send.");
  }
  if (receiver === "disabled") {
    return blocked("endpoint_disabled", "The endpoint is disabled. Enable it, then send again.");
  }
  if (state === "pending") {
    const reason = "It is still being tried by itself. Forcing it does not wait for the next try.";
    return { allowed: false, needs_force: true, code: "scheduled", reason };
  }
  if (state === "delivered") {
    const reason = "It was delivered already. Forcing it makes the receiver get the same event twice.";
    return { allowed: false, needs_force: true, code: "already_delivered", reason };
  }
  return { allowed: true, needs_force: false, code: null, reason: null };
}

function blocked(code: "endpoint_deleted" | "endpoint_disabled" | "payload_expired", reason: string): ResendOffer {
  return { allowed: false, needs_force: false, code, reason };
}
