import type { Trx } from "../database.ts";
import type { LaneClaim, LaneKey, LaneTuning } from "./delivery-lanes.ts";
import type { DeliveryRecord, Lease } from "./delivery.record.ts";
import { claimDeliveries, nextDueOfLane } from "./delivery.repository.ts";
import { findEndpoint } from "./endpoint-list.repository.ts";
import type { EndpointRecord } from "./endpoint.record.ts";

/** What one claim brought. */
export interface Bag {
  claim: LaneClaim;
  deliveries: DeliveryRecord[];
  /** When the lane has more; null when it has none, or when this bag is full and it is asked again anyway. */
  nextDueAt: string | null;
  /** What the receiver wishes at this moment; null where its lane is no endpoint. */
  tuning: LaneTuning | null;
}

/** Makes several claims in one transaction, all under one lease. */
export async function claimAll(trx: Trx, claims: readonly LaneClaim[], lease: Lease, now: string): Promise<Bag[]> {
  const bags: Bag[] = [];
  for (const claim of claims) {
    const deliveries = await claimDeliveries(trx, claim, lease, now);
    const isFull = deliveries.length >= claim.limit;
    const nextDueAt = isFull ? null : await nextDueOfLane(trx, claim);
    const endpoint = await findEndpoint(trx, claim.lane);
    bags.push({ claim, deliveries, nextDueAt, tuning: endpoint === null ? null : tuningOf(endpoint) });
  }
  return bags;
}

export function keyOf({ lane, account_id: account }: DeliveryRecord): LaneKey {
  return { lane, account };
}

/** The limits that an endpoint's settings name. */
export function tuningOf({ settings }: Pick<EndpointRecord, "settings">): LaneTuning {
  return { concurrency: settings.concurrency, ratePerSecond: settings.rate_per_second };
}
