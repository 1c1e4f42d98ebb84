import { shiftInstant } from "../../shared/instant.ts";

const dayMs = 86_400_000;

/** Up to which delivery, in the order of creation, the contents were removed. */
export interface PurgeMark {
  /** Empty before anything was removed. */
  createdAt: string;
  seq: number;
}

export const nothingPurged: PurgeMark = { createdAt: "", seq: -1 };

/**
 * Deliveries made up to this instant are past retention. What was removed under a shorter setting stays
 * so when the setting grows.
 */
export function retentionEnd(days: number, { now, purged }: { now: string; purged: PurgeMark }): string {
  const byAge = ageEnd(days, now);
  return purged.createdAt > byAge ? purged.createdAt : byAge;
}

export function ageEnd(days: number, now: string): string {
  return shiftInstant(now, -days * dayMs);
}

/** Up to when deliveries are past retention: by account where it differs from that of all others. */
export interface RetentionEnds {
  byAccount: ReadonlyMap<string, string>;
  otherwise: string;
}

/** What is older than this is past retention in every one of these accounts; null for all accounts. */
export function earliestEnd({ byAccount, otherwise }: RetentionEnds, accountIds: readonly string[] | null): string {
  const ends =
    accountIds === null ? [otherwise, ...byAccount.values()] : accountIds.map((id) => byAccount.get(id) ?? otherwise);
  return ends.toSorted()[0] ?? otherwise;
}
