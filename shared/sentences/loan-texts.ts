/** Why a loan cannot be taken this step, in English. */
export const loanTexts = {
  role_forbids: "Only finance moves loans on.",
  needs: {
    generate_contract: "The contract is made once, when the loan was accepted.",
    request_signatures: "Only a contract that was made and not sent yet can be sent to its signers.",
    record_signature: "Signatures are recorded while the contract waits for them.",
    order_disbursement: "Money is ordered once everybody has signed.",
    confirm_disbursement: "There is no disbursement that waits to be confirmed.",
  },
  never_signed: "Sandbox: nobody signs for an amount that ends in .17.",
  live_gateway_missing: "This account is live and no live gateway is configured, so it cannot pay out yet.",
  called_off_late: "Two people let the money go; it cannot be called back.",
  already_confirmed: "It was confirmed, and the bank is about to report the payment.",
  same_person: "You ordered this disbursement. A second person of finance has to confirm it.",
  ended: {
    active: "The loan runs: its money was paid out.",
    finished: "The loan was paid back in full.",
    cancelled: "The loan was cancelled.",
    error: "The loan failed and is closed.",
  },
} as const;
