import { authorizationChanged } from "../../../shared/payments/authorization-change.ts";
import type { EndReason } from "../../../shared/payments/payment-status.ts";
import type { PaymentEventPayload } from "../../../shared/webhooks/payment-event.schema.ts";

/** Why a shop is called: money is there or being reviewed, the payer went without paying, or an operation took place. */
export type CallbackReason =
  { kind: "paid" } | { kind: "on_hold" } | { kind: "error"; error: string } | { kind: "event"; name: string };

/** The part of a session and its address that decides what is called about. */
export interface CallbackWishes {
  /** Money is taken right after it was reserved, and the shop is called once it was. */
  isCapturedAutomatically: boolean;
  reportsErrors: boolean;
  /** The payment was reviewed before it came to this. */
  wasToldOnHold: boolean;
  reportedEvents: ReadonlySet<string>;
}

/** Every call that an event of a payment leads to. */
export function callbackReasons(event: PaymentEventPayload, wishes: CallbackWishes): CallbackReason[] {
  const reasons: CallbackReason[] = [];
  if (event.status === "ON_HOLD") return [{ kind: "on_hold" }];
  if (isPaid(event, wishes.isCapturedAutomatically)) reasons.push({ kind: "paid" });
  const isEnd = event.operation.kind === "cancel" || event.operation.kind === "expire";
  // Who was told that the payment is on hold hears the end of it, asked for or not.
  if (isEnd && (wishes.reportsErrors || wishes.wasToldOnHold))
    reasons.push({ kind: "error", error: callbackError(event.reason) });
  const name = wireEvent(event);
  if (name !== null && wishes.reportedEvents.has(name)) reasons.push({ kind: "event", name });
  return reasons;
}

/**
 * Whether this is the one moment at which the shop learns that it may deliver. With automatic capture
 * that is when nothing is left to capture, whoever captured it; what is captured and released never
 * grows again, so the moment comes once.
 */
function isPaid({ operation, reason, ...payment }: PaymentEventPayload, isCapturedAutomatically: boolean): boolean {
  if (operation.state !== "succeeded") return false;
  if (operation.kind === "receive") return true;
  // An authorization that was changed is no news of being paid.
  if (reason === authorizationChanged) return false;
  if (!isCapturedAutomatically) return operation.kind === "authorize";
  // A final capture tells of itself with what it left already released; that release would tell the same again.
  const isRelease = operation.kind === "capture" || (operation.kind === "void" && reason !== "final_capture");
  return isRelease && payment.captured > 0 && payment.captured + payment.voided === payment.authorized;
}

/** The wire's name of the operation; null where the wire has no event of its own for it. */
function wireEvent({ operation, reason, status }: PaymentEventPayload): string | null {
  switch (operation.kind) {
    case "capture":
    case "receive":
      return "CAPTURE";
    case "refund":
      return "REFUND";
    case "void":
      // The release of what a final capture left is part of that capture's event, and so is what a change takes off.
      return reason === "final_capture" || reason === authorizationChanged ? null : "VOID";
    case "cancel":
    case "expire":
      return status === "AUTHORIZATION_VOIDED" ? "VOID" : null;
    case "authorize":
      return null;
  }
}

const errors: Readonly<Record<EndReason, string>> = {
  cancelled: "cancelled",
  declined: "authorization",
  failed: "failed",
};

/** In the words of the return address, so that both tell the shop the same. */
function callbackError(reason: string | null): string {
  return reason !== null && Object.hasOwn(errors, reason) ? errors[reason as EndReason] : errors.failed;
}
