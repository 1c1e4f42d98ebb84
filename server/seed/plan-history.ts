import type { Dialect } from "../webhooks/dialect.ts";
import { arrivals } from "./arrivals.ts";
import { Buyers } from "./buyers.ts";
import { HistoryPlanner } from "./history-planner.ts";
import { Random } from "./random.ts";
import type { SeedBatch } from "./seed-batch.ts";
import { SeedIds } from "./seed-ids.ts";
import type { Surroundings } from "./seed-world.repository.ts";
import { shopUrlOf, type World } from "./world.ts";

/** All that a history depends on; plain data, so that another thread can plan it. */
export interface HistoryBrief {
  accountId: string;
  payments: number;
  seed: string;
  /** The end of the history, epoch milliseconds. */
  untilMs: number;
  days: number;
  surroundings: Surroundings;
  callbackEndpointId: string;
}

/** Whose endpoint the sessions with a callback of their own belong to. */
export const callbackDialect = "checkout-callback";

/** The same brief plans the same history. */
export function planHistory(brief: HistoryBrief, dialects: ReadonlyMap<string, Dialect>): Generator<SeedBatch, void> {
  const world = makeWorld(brief);
  const { payments: count, untilMs, days } = brief;
  const times = arrivals({ count, untilMs, days, random: world.random });
  return new HistoryPlanner(world, dialects.get(callbackDialect), count).batches(times);
}

function makeWorld({ accountId, seed, untilMs, surroundings, callbackEndpointId }: HistoryBrief): World {
  const { paymentsBefore, clientId, staffIds, accountName } = surroundings;
  const random = new Random(`${seed}/${accountId}/${paymentsBefore}`);
  const ids = new SeedIds(random);
  const batch = paymentsBefore === 0 ? "" : `${paymentsBefore.toString(36)}.`;
  return {
    accountId,
    accountName,
    untilMs,
    callbackEndpointId,
    shopUrl: shopUrlOf(accountName),
    cast: {
      merchant: { type: "merchant", id: clientId ?? ids.uuid() },
      staff: staffIds.map((id) => ({ type: "staff", id })),
    },
    random,
    ids,
    buyers: new Buyers({ random, ids, batch }),
    firstOrderNumber: 100_000 + paymentsBefore * 2,
  };
}
