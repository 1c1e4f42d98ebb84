import { shiftInstant } from "../../shared/instant.ts";

const dayMs = 86_400_000;

export interface RetryLimit {
  failuresMax: number;
  windowMs: number;
}

/** How often a card may be refused before the shop has to leave it alone for a while. */
export function retryLimitOf(brand: string | undefined): RetryLimit {
  return brand?.toLowerCase() === "mastercard"
    ? { failuresMax: 10, windowMs: dayMs }
    : { failuresMax: 15, windowMs: 30 * dayMs };
}

/**
 * When the card may be tried again; null when it may be now.
 *
 * @param failures when its tries failed, newest first.
 */
export function retryFrom(
  failures: readonly string[],
  { failuresMax, windowMs }: RetryLimit,
  now: string,
): string | null {
  const decisive = failures[failuresMax - 1];
  if (decisive === undefined) return null;
  const from = shiftInstant(decisive, windowMs);
  return from > now ? from : null;
}
