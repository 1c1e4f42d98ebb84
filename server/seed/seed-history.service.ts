import { setTimeout } from "node:timers/promises";
import { DomainError } from "../../shared/errors.ts";
import type { AppContext } from "../context.ts";
import type { InstalledStore } from "../open-store.ts";
import type { Database } from "../database.ts";
import type { SqliteStore } from "../store/sqlite/sqlite-store.ts";
import { PostgresStore } from "../store/postgres/postgres-store.ts";
import { ensureAddresslessEndpoint } from "../webhooks/endpoint-secret.service.ts";
import { callbackDialect, type HistoryBrief, planHistory } from "./plan-history.ts";
import { type PlannedBatches, startPlannerThread } from "./planner-thread.ts";
import { readSurroundings } from "./seed-world.repository.ts";
import type { SeedBatch } from "./seed-batch.ts";
import { seedWriter } from "./seed-writer.repository.ts";
import { writeSeedBatches } from "./seed-shared-writer.repository.ts";
import { instant } from "./world.ts";

export interface SeedTarget extends Pick<AppContext, "ids" | "dialects"> {
  store: InstalledStore;
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
  /** The program of a thread that plans, which pays for itself from some ten thousand payments on. */
  planner?: URL;
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
const pauseMs = 10;

const dayMs = 86_400_000;

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
  const { accountId, payments, seed } = request;
  return writeHistory(target, request, { accountId, payments, seed, untilMs, days, surroundings, callbackEndpointId });
}

async function writeHistory(target: SeedTarget, request: SeedRequest, brief: HistoryBrief): Promise<SeedResult> {
  const { store, dialects } = target;
  const batches = request.planner ? await startPlannerThread(request.planner, brief) : planHere(brief, dialects);
  const done = { payments: 0, rows: 0 };
  try {
    while (done.payments < brief.payments) {
      const unit = Math.min(paymentsPerUnit, brief.payments - done.payments);
      // Taken inside the unit, a few payments at a time: what is written soon is garbage soon, and memory stays level.
      const written =
        store instanceof PostgresStore
          ? await writeShared(store, batches, unit)
          : await writeEmbedded(store, batches, unit);
      done.payments += written.payments;
      done.rows += written.rows;
      request.onProgress?.({ ...done });
      await setTimeout(pauseMs);
    }
  } finally {
    await batches.close();
  }
  return done;
}

interface Written {
  payments: number;
  rows: number;
}

/** Taken inside the unit, a few payments at a time: what is written soon is garbage soon, and memory stays level. */
function writeEmbedded(store: SqliteStore<Database>, batches: PlannedBatches, payments: number): Promise<Written> {
  return store.writeRaw((trx) => {
    const writer = seedWriter(trx);
    const written = { payments: 0, rows: 0 };
    while (written.payments < payments) {
      const batch = batches.next();
      writer.write(batch);
      written.payments += batch.payments;
      written.rows += batch.rows;
    }
    writer.end();
    return written;
  });
}

/** Taken before the unit, which may have to run again. */
function writeShared(store: PostgresStore<Database>, batches: PlannedBatches, payments: number): Promise<Written> {
  const taken: SeedBatch[] = [];
  const written = { payments: 0, rows: 0 };
  while (written.payments < payments) {
    const batch = batches.next();
    taken.push(batch);
    written.payments += batch.payments;
    written.rows += batch.rows;
  }
  return store.write(async (trx) => {
    await writeSeedBatches(trx, taken);
    return written;
  });
}

function planHere(brief: HistoryBrief, dialects: SeedTarget["dialects"]): PlannedBatches {
  const plan = planHistory(brief, dialects);
  return {
    next() {
      const { value } = plan.next();
      if (value === undefined) throw new RangeError("The plan is shorter than its brief.");
      return value;
    },
    close: () => Promise.resolve(),
  };
}
