import type { Sentence } from "../sentences/sentence.ts";
import type { SentenceKey } from "../sentences/sentence-texts.ts";
import type { Blocker } from "./blockers.ts";
import { paymentMethod } from "./payment-methods.ts";

/** Why not, and what to do instead: which sentence says it, and what fills it. Server and screens ask this one function. */
export function blockerSentence(blocker: Blocker, currency: string): Sentence & { key: SentenceKey } {
  switch (blocker.code) {
    case "role_forbids":
      return { key: "blocker.role_forbids", values: { role: { word: `role.${blocker.role}` } } };
    case "not_authorized":
      return { key: blocker.status === "AUTHORIZED" ? "blocker.card_left_for_later" : "blocker.not_authorized" };
    case "amount_exceeds_capturable":
    case "amount_exceeds_refundable":
    case "authorization_must_grow":
      return { key: `blocker.${blocker.code}`, values: { limit: { amount: blocker.limit, currency } } };
    case "nothing_to_refund":
      if (blocker.instead !== "void") return { key: "blocker.nothing_to_refund" };
      return {
        key: "blocker.nothing_to_refund_but_void",
        values: { releasable: { amount: blocker.releasable, currency } },
      };
    case "nothing_to_void":
      return { key: blocker.instead === "refund" ? "blocker.nothing_to_void_but_refund" : "blocker.nothing_to_void" };
    case "void_remainder_unsupported":
      return {
        key:
          blocker.instead === "final_capture"
            ? "blocker.void_remainder_but_final_capture"
            : "blocker.void_remainder_unsupported",
        values: methodNamed(blocker.method),
      };
    case "final_capture_unsupported":
      return { key: "blocker.final_capture_unsupported", values: methodNamed(blocker.method) };
    case "already_authorized":
      return {
        key: blocker.instead === "refund" ? "blocker.already_authorized_but_refund" : "blocker.already_authorized",
      };
    case "already_ended":
    case "already_refunded":
    case "amount_not_positive":
    case "authorization_fixed":
    case "authorization_not_final":
    case "authorization_released":
    case "awaiting_approval":
    case "nothing_to_capture":
    case "operation_in_flight":
    case "under_review":
    case "void_after_refund":
      return { key: `blocker.${blocker.code}` };
  }
}

/** Ways to pay are proper names: they are called the same everywhere. */
function methodNamed(method: string) {
  return { method: paymentMethod(method).label };
}
