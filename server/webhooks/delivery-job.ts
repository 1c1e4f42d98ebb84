import type { LaneJob } from "./delivery-lanes.ts";
import type { DeliveryRecord, Lease } from "./delivery.record.ts";

/** A delivery that this process sends, under the lease that says so. */
export interface DeliveryJob extends LaneJob {
  delivery: DeliveryRecord;
  lease: Lease;
}

/** Outlives the longest wait in a queue and the longest time limit of a dialect. */
export const leaseMs = 300_000;
