import { benchCaptures } from "./captures.ts";
import { benchDashboard } from "./dashboard.ts";
import { benchDeliveries, type DeliverySizes } from "./deliveries.ts";
import { benchExport } from "./export.ts";
import { benchList } from "./list.ts";
import { benchMixed } from "./mixed.ts";
import { benchNeighbors } from "./neighbors.ts";
import type { PreparedFolder } from "./prepared-folder.ts";
import { benchRestart } from "./restart.ts";
import type { Findings } from "./results.ts";
import { benchSearch } from "./search.ts";
import { benchSessions } from "./sessions.ts";
import { benchSize } from "./size.ts";
import { benchTransfer } from "./transfer.ts";
import type { WriteSizes } from "./writes.ts";

/** What a run may be told; everything else has the size that the promise is about. */
export interface Sizes {
  rounds: number;
  /** Calls of each question. */
  requests: number;
  /** Of each closed loop; an open loop lasts twice as long. */
  seconds: number;
  /** Of the mixed run. */
  minutes: number;
  /** Deliveries that wait at once. */
  queued: number;
  /** Payments of the shop that captures are taken from, four of each. */
  capturable: number;
}

interface Call {
  sizes: Sizes;
  /** History with so many payments, made once. */
  history: (payments: number) => Promise<PreparedFolder>;
}

export const usualSizes: Sizes = {
  ...{ rounds: 3, requests: 200, seconds: 10, minutes: 10, queued: 100_000, capturable: 25_000 },
};

/** For a look at whether everything runs; the figures say nothing. */
export const quickSizes: Sizes = {
  ...{ rounds: 1, requests: 10, seconds: 1, minutes: 0.5, queued: 500, capturable: 2_000 },
};

const large = 1_000_000;
const middling = 100_000;
const clients = 64;
const captureRate = 200;
const sessionRate = 100;
const eventRate = 500;
/** A server of its own takes its part of the two cores. */
const onPostgres = { captureRate: 100, sessionRate: 50, eventRate: 100, share: 5, capturableShare: 3 };

function writeSizes({ rounds, seconds }: Sizes, perSecond: number): WriteSizes {
  return { rounds, clients, closedMs: seconds * 1000, perSecond, openMs: seconds * 2000 };
}

function deliverySizes({ rounds, seconds, queued }: Sizes, perSecond: number): DeliverySizes {
  return { rounds, drained: Math.ceil(queued / 5), perSecond, steadyMs: seconds * 1000, queued };
}

/** Each part of the benchmarks by the name that it is asked for. */
export const parts = {
  list: async ({ sizes, history }: Call) => benchList(await history(large), sizes.requests),
  search: async ({ sizes, history }: Call) => benchSearch(await history(large), sizes.requests),
  dashboard: async ({ sizes, history }: Call) => benchDashboard(await history(large), sizes.requests),
  export: async ({ history }: Call) => benchExport(await history(large)),
  size: async ({ history }: Call) => benchSize(await history(large)),
  captures: async ({ sizes, history }: Call) =>
    benchCaptures({
      ...{ engine: "sqlite", history: await history(middling), payments: sizes.capturable },
      sizes: writeSizes(sizes, captureRate),
    }),
  sessions: async ({ sizes, history }: Call) =>
    benchSessions({ engine: "sqlite", history: await history(middling), sizes: writeSizes(sizes, sessionRate) }),
  deliveries: ({ sizes }: Call) => benchDeliveries({ engine: "sqlite", sizes: deliverySizes(sizes, eventRate) }),
  restart: ({ sizes }: Call) => benchRestart({ rounds: sizes.rounds, queued: sizes.queued / 10 }),
  neighbors: ({ sizes }: Call) => benchNeighbors({ rounds: sizes.rounds, perSecond: 100, seconds: sizes.seconds }),
  mixed: async ({ sizes, history }: Call) => benchMixed({ history: await history(middling), minutes: sizes.minutes }),
  transfer: async ({ history }: Call) => benchTransfer(await history(middling)),
  "postgres-captures": ({ sizes }: Call) =>
    benchCaptures({
      ...{ engine: "postgres", history: null, payments: Math.ceil(sizes.capturable / onPostgres.capturableShare) },
      sizes: writeSizes(sizes, onPostgres.captureRate),
    }),
  "postgres-sessions": ({ sizes }: Call) =>
    benchSessions({ engine: "postgres", history: null, sizes: writeSizes(sizes, onPostgres.sessionRate) }),
  "postgres-deliveries": ({ sizes }: Call) =>
    benchDeliveries({
      engine: "postgres",
      sizes: deliverySizes({ ...sizes, queued: Math.ceil(sizes.queued / onPostgres.share) }, onPostgres.eventRate),
    }),
} as const satisfies Readonly<Record<string, (call: Call) => Promise<Findings>>>;

export type PartName = keyof typeof parts;

export function isPart(word: string): word is PartName {
  return Object.hasOwn(parts, word);
}
