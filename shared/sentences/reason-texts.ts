/** Reasons that Kontor itself puts down beside what happened, in English. */
export const reasonTexts = {
  /** Reasons that are stored as a code. */
  code: {
    cancelled: "it was called off",
    declined: "the last try to pay was declined",
    failed: "it was not paid",
    final_capture: "the final capture left this over",
    authorization_changed: "the authorization was changed",
    session_cancelled: "the checkout session was cancelled",
    declined_by_person: "Declined by a colleague",
  },
  /** Reasons that are said in this sentence. */
  sentence: {
    not_signed: "The contract was not signed in time.",
    sandbox_payout: "Sandbox: the bank refuses to pay out an amount that ends in .13.",
    sandbox_timed_out: "The processor did not answer in time",
    sandbox_payer_declined: "The payer declined",
    sandbox_card_expired: "The card has expired",
    sandbox_lapsed: "The authorization has expired",
    sandbox_denial: "Refused by the sandbox, as the e-mail address asks.",
    receiver_gone: "The receiver answered 410: it is gone.",
    events_given_up: "%{count} events in a row were given up.",
    attempts_failed: "Every attempt since %{since} failed.",
    answered_code: "The receiver answered %{code}",
    connection_refused: "The connection was refused",
    no_answer: "No answer within the time limit",
    no_answer_ms: "No answer within %{ms} ms",
    no_end_ms: "The answer did not end within %{ms} ms",
    callback_signed_once: "A callback carries one signature.",
    hook_signed_once: "A hook carries one signature.",
    secret_a_day: "An old secret signs for a day at most.",
    two_signatures: "Messages carry two signatures, and an old secret signs for a day at most.",
  },
} as const;
