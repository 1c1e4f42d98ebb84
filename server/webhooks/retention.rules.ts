import { shiftInstant } from "../../shared/instant.ts";

const dayMs = 86_400_000;

/** Up to which delivery, in the order of creation, the contents were removed. */
export interface PurgeMark {
  /** Empty before anything was removed. */
  createdAt: string;
  seq: number;
}

/**
 * Deliveries made up to this instant are past retention. What was removed under a shorter setting stays
 * so when the setting grows.
 */
export function retentionEnd(days: number, { now, purged }: { now: string; purged: PurgeMark }): string {
  const byAge = shiftInstant(now, -days * dayMs);
  return purged.createdAt > byAge ? purged.createdAt : byAge;
}
