import type { AppContext } from "../context.ts";
import type { DeliveryLanes, LaneJob } from "./delivery-lanes.ts";
import { listPendingLanes } from "./delivery.repository.ts";

const lanesPerPage = 500;

/** Finds every lane in which something waits, whoever has left it there, and lets the lanes expect it. */
export async function sweepLanes<Job extends LaneJob>(
  { store, clock }: Pick<AppContext, "store" | "clock">,
  lanes: DeliveryLanes<Job>,
): Promise<void> {
  const now = clock.now();
  let after = "";
  for (;;) {
    const page = await store.read((db) => listPendingLanes(db, after, lanesPerPage));
    for (const { first, retry, ...key } of page) {
      if (first !== null) lanes.expect(key, "first", first, now);
      if (retry !== null) lanes.expect(key, "retry", retry, now);
    }
    if (page.length < lanesPerPage) return;
    after = page.at(-1)?.lane ?? "";
  }
}
