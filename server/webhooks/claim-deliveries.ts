import type { Trx } from "../database.ts";
import type { LaneClaim } from "./delivery-lanes.ts";
import type { DeliveryRecord, Lease } from "./delivery.record.ts";
import { claimDeliveries, nextDueOfLane } from "./delivery.repository.ts";

/** What one claim brought. */
export interface Bag {
  claim: LaneClaim;
  deliveries: DeliveryRecord[];
  /** When the lane has more; null when it has none, or when this bag is full and it is asked again anyway. */
  nextDueAt: string | null;
}

/** Makes several claims in one transaction, all under one lease. */
export async function claimAll(trx: Trx, claims: readonly LaneClaim[], lease: Lease, now: string): Promise<Bag[]> {
  const bags: Bag[] = [];
  for (const claim of claims) {
    const deliveries = await claimDeliveries(trx, claim, lease, now);
    const isFull = deliveries.length >= claim.limit;
    bags.push({ claim, deliveries, nextDueAt: isFull ? null : await nextDueOfLane(trx, claim) });
  }
  return bags;
}
