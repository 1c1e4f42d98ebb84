/** Why something cannot be done to a payment now, and what to do instead, in English. */
export const blockerTexts = {
  role_forbids: "The role %{role} can read payments but not move money. Ask someone in finance.",
  amount_not_positive: "The amount must be greater than zero.",
  not_authorized: "The payer has not authorized this payment, so there is no money to move.",
  card_left_for_later: "The payer only left a card for later. Nothing is reserved, so there is no money to move.",
  under_review:
    "The invoice company is reviewing this payment. It becomes authorized or fails by itself; until then nothing can be done with it.",
  authorization_released: "The authorization was released; there is nothing left of it.",
  nothing_to_capture: "Everything that was authorized has been captured or released.",
  amount_exceeds_capturable: "At most %{limit} can be captured.",
  nothing_to_refund: "Nothing was captured, so there is nothing to refund.",
  nothing_to_refund_but_void: "Only authorized: nothing to refund. Void releases %{releasable}.",
  already_refunded: "Everything that was captured has been refunded.",
  amount_exceeds_refundable: "At most %{limit} can be refunded.",
  nothing_to_void: "Nothing of the authorization is left to release.",
  nothing_to_void_but_refund: "Everything has been captured. Refund gives it back to the payer.",
  void_after_refund: "A payment with a refund keeps its remaining authorization until it is captured or expires.",
  void_remainder_unsupported:
    "%{method} cannot release the rest after a partial capture. It lapses when the authorization ends.",
  void_remainder_but_final_capture:
    "%{method} cannot release the rest after a partial capture. A final capture takes a last amount and releases what it leaves.",
  final_capture_unsupported: "%{method} has no final capture. Capture the amount without it.",
  authorization_not_final:
    "The shop may still change this authorization. It can be captured once its final amount is set.",
  authorization_fixed: "This authorization cannot be changed.",
  authorization_must_grow: "The new amount must be more than %{limit}, unless it is the final one.",
  already_authorized: "The money is reserved already. Void releases it.",
  already_authorized_but_refund: "The money has come. Refund gives it back to the payer.",
  already_ended: "It has ended: no money is waited for any more.",
  awaiting_approval: "A refund waits for a second person. Its amount is set aside until they have decided.",
  operation_in_flight: "Another operation on this payment has not been answered yet. Wait a moment and look again.",
} as const;
