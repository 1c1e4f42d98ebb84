import type { Dialect } from "../webhooks/dialect.ts";
import { abandon } from "./lonely-session.ts";
import { addPayment, type WaitingFor } from "./plan-payment.ts";
import { type SeedBatch, toBatch } from "./seed-batch.ts";
import { noRows, type SeedRows } from "./seed-rows.ts";
import { openSession } from "./session-draft.ts";
import type { World } from "./world.ts";

const dayMs = 86_400_000;

/**
 * Planned before they are written, table by table: neighbours of one index stay in the processor's cache. More at once
 * outlive the young garbage, and cost more than they save.
 */
const paymentsPerBatch = 40;

/** Sessions that nobody pays, per payment. */
const abandonedShare = 0.1;

/**
 * A few of the newest payments are not finished: two whose payer may try again, and two without an answer, which
 * the reconciler of a server settles at its start.
 */
const waiting: readonly WaitingFor[] = ["payer", "authorize", "capture", "payer"];

/** Goes through a history from its first buyer to its last. */
export class HistoryPlanner {
  readonly #world: World;
  readonly #dialect: Dialect | undefined;
  #orderNumber: number;
  #left: number;

  constructor(world: World, dialect: Dialect | undefined, payments: number) {
    this.#world = world;
    this.#dialect = dialect;
    this.#orderNumber = world.firstOrderNumber;
    this.#left = payments;
  }

  /** The whole history, with the sessions that nobody paid in between. */
  *batches(times: Iterable<number>): Generator<SeedBatch, void> {
    let rows = noRows();
    for (const atMs of times) {
      this.#plan(atMs, rows);
      if (rows.payments.length < paymentsPerBatch) continue;
      yield toBatch(rows);
      rows = noRows();
    }
    if (rows.payments.length > 0) yield toBatch(rows);
  }

  #plan(atMs: number, rows: SeedRows): void {
    const world = this.#world;
    this.#left -= 1;
    const waitingFor = waiting[this.#left] ?? null;
    const draft = openSession(world, rows, { atMs, orderNumber: this.#nextOrder(), isSilent: waitingFor !== null });
    addPayment(world, rows, draft, waitingFor, this.#dialect);
    if (!world.random.chance(abandonedShare)) return;
    const laterMs = Math.min(atMs + world.random.below(60_000), world.untilMs);
    const isSilent = laterMs > world.untilMs - dayMs;
    const session = openSession(world, rows, { atMs: laterMs, orderNumber: this.#nextOrder(), isSilent });
    abandon(world, rows, session, this.#dialect);
  }

  #nextOrder(): number {
    this.#orderNumber += 1;
    return this.#orderNumber;
  }
}
