import { setTimeout } from "node:timers/promises";
import { DomainError } from "../../shared/errors.ts";
import type { AppContext } from "../context.ts";
import type { Store } from "../database.ts";
import type { RawTrx } from "../store/sqlite/raw-unit.ts";
import { ensureAddresslessEndpoint } from "../webhooks/endpoint-secret.service.ts";
import { arrivals } from "./arrivals.ts";
import { Buyers } from "./buyers.ts";
import { HistoryPlanner } from "./history-planner.ts";
import { Random } from "./random.ts";
import { SeedIds } from "./seed-ids.ts";
import { readSurroundings, type Surroundings } from "./seed-world.repository.ts";
import { seedWriter } from "./seed-writer.repository.ts";
import { instant, shopUrlOf, type World } from "./world.ts";

export interface SeedTarget extends Pick<AppContext, "ids" | "dialects"> {
  /** The embedded engine, which takes rows by the thousand. */
  store: Store & { writeRaw<T>(work: (trx: RawTrx) => T): Promise<T> };
}

export interface SeedRequest {
  accountId: string;
  /** How many payments; the sessions that nobody paid come on top. */
  payments: number;
  /** The same word on the same database makes the same history. */
  seed: string;
  /** The end of the history, UTC. */
  until: string;
  days?: number;
  /** Told after each unit of work. */
  onProgress?: (done: { payments: number; rows: number }) => void;
}

export interface SeedResult {
  payments: number;
  rows: number;
}

/**
 * One unit of work holds the write lock for most of a second, and a server beside it waits that long. Smaller
 * units would write the same pages of the indexes again and again.
 */
const paymentsPerUnit = 3_000;
/** Between two units, so that others who wait for the lock get it, milliseconds. */
const pauseMs = 25;

const dayMs = 86_400_000;
const callbackDialect = "checkout-callback";

/**
 * Writes the history of a shop: sessions, customers, payments in every status with their operations, ledger,
 * events and finished deliveries, exactly as the services would have written it.
 *
 * @throws DomainError `not_found` for the account.
 */
export async function seedHistory(target: SeedTarget, request: SeedRequest): Promise<SeedResult> {
  const surroundings = await target.store.read((db) => readSurroundings(db, request.accountId));
  if (surroundings === null) throw new DomainError("not_found", `There is no account ${request.accountId}.`);
  const days = request.days ?? 90;
  const untilMs = Date.parse(request.until);
  const endpointAt = instant(untilMs - days * dayMs);
  const callbackEndpointId = await target.store.write((trx) =>
    ensureAddresslessEndpoint(trx, target, { accountId: request.accountId, dialect: callbackDialect, at: endpointAt }),
  );
  const world = makeWorld(request, surroundings, { untilMs, callbackEndpointId });
  return writeHistory(target, request, world, days);
}

async function writeHistory(
  { store, dialects }: SeedTarget,
  request: SeedRequest,
  world: World,
  days: number,
): Promise<SeedResult> {
  const planner = new HistoryPlanner(world, dialects.get(callbackDialect), request.payments);
  const times = arrivals({ count: request.payments, untilMs: world.untilMs, days, random: world.random });
  const done = { payments: 0, rows: 0 };
  while (done.payments < request.payments) {
    const unit = Math.min(paymentsPerUnit, request.payments - done.payments);
    // Planned inside the unit, a few payments at a time: what is written soon is garbage soon, and memory stays level.
    done.rows += await store.writeRaw((trx) => planner.write(times, unit, seedWriter(trx)));
    done.payments += unit;
    request.onProgress?.({ ...done });
    await setTimeout(pauseMs);
  }
  return done;
}

function makeWorld(
  request: SeedRequest,
  surroundings: Surroundings,
  facts: Pick<World, "untilMs" | "callbackEndpointId">,
): World {
  const { accountId } = request;
  const { paymentsBefore, clientId, staffIds, accountName } = surroundings;
  const random = new Random(`${request.seed}/${accountId}/${paymentsBefore}`);
  const ids = new SeedIds(random);
  const batch = paymentsBefore === 0 ? "" : `${paymentsBefore.toString(36)}.`;
  return {
    ...facts,
    accountId,
    accountName,
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
