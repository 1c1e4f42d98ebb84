import { shiftInstant } from "../../shared/instant.ts";

/** A shop that locks the page and then falls silent does not hold its payer up for longer than this. */
const lockLastsMs = 10 * 60_000;

/** As much of a session's event as tells of a lock. */
export interface LockEvent {
  name: string;
  details: Readonly<Record<string, unknown>> | null;
  created_at: string;
}

export const lockStarted = "PAY_LOCK_START";
export const lockEnded = "PAY_LOCK_END";

/** The id of the lock that holds the session now; null when the payer may go on. @param newest its newest lock event. */
export function lockHeldBy(newest: LockEvent | null, now: string): string | null {
  if (newest === null || newest.name !== lockStarted) return null;
  if (shiftInstant(newest.created_at, lockLastsMs) <= now) return null;
  const id = newest.details?.["pay_lock_id"];
  return typeof id === "string" ? id : null;
}
