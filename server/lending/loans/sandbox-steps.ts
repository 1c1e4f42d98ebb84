/** How long a sandbox takes for a step that nobody has to take: the contract, and sending it to its signers. */
export const sandboxStepMs = 1_000;

/** How long a sandbox's bank takes to report a payment after it was ordered. */
export const sandboxBankMs = 2_000;
