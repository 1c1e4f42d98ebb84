/** Requested amounts, centavos, that make a sandbox play a failure. Live accounts never ask. */

/** `.13`: the bank refuses to pay out. */
export function disbursementFails(requestedAmount: number): boolean {
  return requestedAmount % 100 === 13;
}

/** `.17`: nobody ever signs, and the time to sign runs out. */
export function signersNeverSign(requestedAmount: number): boolean {
  return requestedAmount % 100 === 17;
}
