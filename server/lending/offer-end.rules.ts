/** An offer ends soon when it can be taken for less than two days, in milliseconds: in alerts and in the loan book. */
export const endingWithinMs = 48 * 3_600_000;
