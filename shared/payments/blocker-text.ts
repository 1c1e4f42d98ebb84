import { formatMoney } from "../money.ts";
import type { Blocker } from "./blockers.ts";
import { paymentMethod } from "./payment-methods.ts";

/** One English sentence or two: why not, and what to do instead. */
export function blockerText(blocker: Blocker, currency: string): string {
  switch (blocker.code) {
    case "role_forbids":
      return `The role ${blocker.role} can read payments but not move money. Ask someone in finance.`;
    case "amount_not_positive":
      return "The amount must be greater than zero.";
    case "not_authorized":
      return blocker.status === "AUTHORIZED"
        ? "The payer only left a card for later. Nothing is reserved, so there is no money to move."
        : "The payer has not authorized this payment, so there is no money to move.";
    case "under_review":
      return "The invoice company is reviewing this payment. It becomes authorized or fails by itself; until then nothing can be done with it.";
    case "authorization_released":
      return "The authorization was released; there is nothing left of it.";
    case "nothing_to_capture":
      return "Everything that was authorized has been captured or released.";
    case "amount_exceeds_capturable":
      return `At most ${formatMoney(blocker.limit, currency)} can be captured.`;
    case "nothing_to_refund":
      return blocker.instead === "void"
        ? `Only authorized: nothing to refund. Void releases ${formatMoney(blocker.releasable, currency)}.`
        : "Nothing was captured, so there is nothing to refund.";
    case "already_refunded":
      return "Everything that was captured has been refunded.";
    case "amount_exceeds_refundable":
      return `At most ${formatMoney(blocker.limit, currency)} can be refunded.`;
    case "nothing_to_void":
      return blocker.instead === "refund"
        ? "Everything has been captured. Refund gives it back to the payer."
        : "Nothing of the authorization is left to release.";
    case "void_after_refund":
      return "A payment with a refund keeps its remaining authorization until it is captured or expires.";
    case "void_remainder_unsupported":
      return blocker.instead === "final_capture"
        ? `${paymentMethod(blocker.method).label} cannot release the rest after a partial capture. A final capture takes a last amount and releases what it leaves.`
        : `${paymentMethod(blocker.method).label} cannot release the rest after a partial capture. It lapses when the authorization ends.`;
    case "final_capture_unsupported":
      return `${paymentMethod(blocker.method).label} has no final capture. Capture the amount without it.`;
    case "authorization_not_final":
      return "The shop may still change this authorization. It can be captured once its final amount is set.";
    case "authorization_fixed":
      return "This authorization cannot be changed.";
    case "authorization_must_grow":
      return `The new amount must be more than ${formatMoney(blocker.limit, currency)}, unless it is the final one.`;
    case "already_authorized":
      return blocker.instead === "refund"
        ? "The money has come. Refund gives it back to the payer."
        : "The money is reserved already. Void releases it.";
    case "already_ended":
      return "It has ended: no money is waited for any more.";
    case "awaiting_approval":
      return "A refund waits for a second person. Its amount is set aside until they have decided.";
    case "operation_in_flight":
      return "Another operation on this payment has not been answered yet. Wait a moment and look again.";
  }
}
