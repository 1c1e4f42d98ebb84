import type { Trx } from "../database.ts";
import { type CountedAttempt, givenUpStates, type RollupChange } from "./delivery-rollup.record.ts";
import { appendToRollup } from "./delivery-rollup.repository.ts";
import { changesOf, hourOf } from "./delivery-rollup.rules.ts";

/** Counts tries in the write that records them. Whoever calls leaves test deliveries out. */
export async function countAttempts(trx: Trx, attempts: readonly CountedAttempt[]): Promise<void> {
  await appendToRollup(trx, attempts.flatMap(changesOf));
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
  await appendToRollup(trx, deliveries.flatMap(takenBack));
}

function takenBack({ endpoint_id, created_at, state, is_test }: ReopenedDelivery): RollupChange[] {
  const givenUp = givenUpStates.find((name) => name === state);
  if (is_test === 1 || givenUp === undefined) return [];
  const change = { endpointId: endpoint_id, hour: hourOf(created_at), counts: { [givenUp]: -1 } };
  return [{ ...change, latencyMs: null, delayMs: null }];
}
