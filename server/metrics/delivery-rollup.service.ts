import type { Trx } from "../database.ts";
import type { CountedAttempt, GivenUp } from "./delivery-rollup.record.ts";
import { addToRollup, takeGivenUp } from "./delivery-rollup.repository.ts";
import { changesOf, hourOf } from "./delivery-rollup.rules.ts";

/** Counts a try in the write that records it. Whoever calls leaves test deliveries out. */
export async function countAttempt(trx: Trx, attempt: CountedAttempt): Promise<void> {
  for (const change of changesOf(attempt)) await addToRollup(trx, change);
}

/** A delivery that is about to be sent again, as it was until now. */
export interface ReopenedDelivery {
  endpoint_id: string;
  created_at: string;
  state: string;
  is_test: number;
}

/** Deliveries that were given up are so no longer, in the write that puts them back in line. */
export async function countReopened(trx: Trx, deliveries: readonly ReopenedDelivery[]): Promise<void> {
  const taken = new Map<string, { endpointId: string; hour: string; state: GivenUp; count: number }>();
  for (const { endpoint_id: endpointId, created_at: createdAt, state, is_test: isTest } of deliveries) {
    if (isTest === 1 || (state !== "exhausted" && state !== "rejected")) continue;
    const hour = hourOf(createdAt);
    const key = `${endpointId} ${hour} ${state}`;
    taken.set(key, { endpointId, hour, state, count: (taken.get(key)?.count ?? 0) + 1 });
  }
  for (const one of taken.values()) await takeGivenUp(trx, one);
}
