/**
 * The part of an id that tells when it was made.
 *
 * Ids are `account.time-ordered`, and the alphabet of the second part is in the order of ASCII, so text order is the
 * order of making.
 */
export function timePart(id: string): string {
  return id.slice(id.indexOf(".") + 1);
}

export function newestTimePart(ids: readonly string[]): string {
  return ids
    .filter(isTimeOrdered)
    .map(timePart)
    .reduce((a, b) => (a > b ? a : b), "");
}

/** Ids of payments by transfer are drawn by lot, as their wire wants it: that one is new has to be said. */
function isTimeOrdered(id: string): boolean {
  return id.includes(".");
}

/** The announced ids that were made after `since`; an old object that merely changed is not among them. */
export function newerIds(announced: readonly string[], since: string, account: string | null): readonly string[] {
  return announced.filter(
    (id) => isTimeOrdered(id) && timePart(id) > since && (account === null || id.startsWith(`${account}.`)),
  );
}
