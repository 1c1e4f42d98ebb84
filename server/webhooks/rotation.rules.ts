import { shiftInstant } from "../../shared/instant.ts";
import type { SecretFacts } from "./endpoint.record.ts";

/** How the secrets of a dialect's endpoints are replaced. */
export interface RotationRule {
  /** The longest time for which an old secret may go on signing; 0 ends it in the same moment. */
  readonly overlapSecondsMax: number;
  /** How many may sign at once; null for any number. */
  readonly secretsMax: number | null;
  /** What limits the overlap, for people; null where nothing but time does. */
  readonly reason: string | null;
}

/** Why an old secret cannot go on signing for so long; null when it can. */
export function overlapBlocker(rule: RotationRule, overlapSeconds: number): { limit: number; message: string } | null {
  const limit = rule.overlapSecondsMax;
  if (Number.isInteger(overlapSeconds) && overlapSeconds >= 0 && overlapSeconds <= limit) return null;
  const why = rule.reason === null ? "" : ` ${rule.reason}`;
  return { limit, message: `must be a whole number of seconds from 0 to ${limit}.${why}` };
}

/** When a secret that signs now stops. */
export interface SecretEnd {
  id: string;
  expiresAt: string;
}

/**
 * What becomes of the secrets that sign now when a new one joins them: the newest signs until the
 * overlap is over, older ones until their own time, and where messages carry few signatures the
 * oldest stop at once.
 *
 * @param live newest first.
 */
export function endsOnRotation(
  rule: RotationRule,
  live: readonly SecretFacts[],
  { overlapSeconds, now }: { overlapSeconds: number; now: string },
): SecretEnd[] {
  const until = shiftInstant(now, overlapSeconds * 1000);
  const kept = rule.secretsMax === null ? live.length : rule.secretsMax - 1;
  return live.flatMap(({ id, expires_at: expiresAt }, index) => {
    if (index >= kept) return [{ id, expiresAt: now }];
    return expiresAt === null ? [{ id, expiresAt: until }] : [];
  });
}
