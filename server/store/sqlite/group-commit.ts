import type { Database } from "better-sqlite3";
import { setImmediate, setTimeout } from "node:timers";
import type { StoreLoad } from "../store.ts";
import { StoreError } from "../store-error.ts";
import { asError, calledInside, yieldedError } from "../unit-rules.ts";
import { BUSY_RETRY_MS, type LockPatience, lockedTooLong } from "./retry-while-busy.ts";
import { type Failure, SharedTransaction, type SharedTransactionOptions } from "./shared-transaction.ts";
import { isBusy } from "./sqlite-error.ts";
import { UnitScope } from "./unit-scope.ts";

export interface GroupCommitOptions extends LockPatience, SharedTransactionOptions {
  /** After this long a batch commits even when more units wait, so that the event loop gets its turn. */
  readonly maxBatchMs: number;
  /** Units waiting beyond this many are refused. */
  readonly maxQueuedUnits: number;
  /** How long the write lock stays free between two batches. 0 for a server; more for bulk work beside one. */
  readonly pauseMs: number;
}

type Outcome = { readonly value: unknown } | Failure;

interface QueuedUnit {
  readonly start: (scope: UnitScope) => Promise<unknown>;
  readonly settle: (outcome: Outcome) => void;
}

interface FinishedUnit {
  readonly unit: QueuedUnit;
  readonly outcome: Outcome;
}

/**
 * Runs units of work one after another and commits many of them at once.
 *
 * Each batch is one `BEGIN IMMEDIATE`, each unit one savepoint in it; callers hear of their outcome only after
 * the commit, which syncs the disk. SQLite answers without leaving the process, so a unit that does nothing but
 * query completes before the event loop moves on. That is enforced: see `#abandonOpenUnit`.
 */
export class GroupCommit {
  readonly #options: GroupCommitOptions;
  readonly #transaction: SharedTransaction;
  readonly #queue: QueuedUnit[] = [];
  #units = 0;
  #commits = 0;
  #isScheduled = false;
  #isClosing = false;
  #lockedSince: number | null = null;
  #abandon: (() => void) | null = null;
  #whenIdle: (() => void)[] = [];

  constructor(db: Database, options: GroupCommitOptions) {
    this.#options = options;
    this.#transaction = new SharedTransaction(db, options);
  }

  /** Whether the code running now was called from inside a unit of work. */
  get isUnitOpen(): boolean {
    return this.#abandon !== null;
  }

  /** Why no further write is accepted, after the disk itself failed. */
  get broken(): StoreError | null {
    return this.#transaction.broken;
  }

  get load(): StoreLoad {
    return { waiting: this.#queue.length, units: this.#units, commits: this.#commits };
  }

  /** Resolves once the unit is on disk; rejects with what it threw, or with what befell its batch. */
  enqueue<T>(start: (scope: UnitScope) => Promise<T>): Promise<T> {
    const refusal = this.#refusal();
    if (refusal !== null) return Promise.reject(refusal);
    return new Promise<T>((resolve, reject) => {
      const settle = (outcome: Outcome): void => {
        if ("error" in outcome) reject(asError(outcome.error));
        else resolve(outcome.value as T);
      };
      this.#queue.push({ start, settle });
      this.#schedule();
    });
  }

  /** Accepts nothing more and resolves when all accepted units have settled. */
  async close(): Promise<void> {
    this.#isClosing = true;
    if (!this.#isScheduled) return;
    await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
  }

  #refusal(): StoreError | null {
    if (this.isUnitOpen) {
      return calledInside("write");
    }
    if (this.#isClosing) return new StoreError("closed", "The store is closed.");
    if (this.broken !== null) return this.broken;
    if (this.#queue.length < this.#options.maxQueuedUnits) return null;
    return new StoreError("overloaded", `${this.#queue.length} writes are waiting already.`);
  }

  /**
   * Begins the next batch after the current round of input, so that every request read in this round shares it.
   *
   * Node runs two immediates requested together back to back, and all promise callbacks in between. If the batch
   * is still open at the second, its unit waits for something other than its queries.
   */
  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#requestBatch();
  }

  #requestBatch(): void {
    setImmediate(() => void this.#runBatch());
    setImmediate(() => this.#abandonOpenUnit());
  }

  #abandonOpenUnit(): void {
    this.#abandon?.();
  }

  async #runBatch(): Promise<void> {
    if (!this.#begin()) return;
    const startedAt = performance.now();
    const finished: FinishedUnit[] = [];
    let unit = this.#queue.shift();
    while (unit !== undefined) {
      const { outcome, wasAbandoned } = await this.#runUnit(unit);
      finished.push({ unit, outcome });
      const isOver = wasAbandoned || this.#transaction.lost !== null;
      if (isOver || performance.now() - startedAt >= this.#options.maxBatchMs) break;
      unit = this.#queue.shift();
    }
    this.#finish(finished);
  }

  /** False when the lock was not to be had: the batch is tried again later, or all that wait for it are rejected. */
  #begin(): boolean {
    try {
      if (this.broken !== null) throw this.broken;
      this.#transaction.begin();
      this.#lockedSince = null;
      return true;
    } catch (error) {
      this.#lockedSince ??= performance.now();
      const waitedMs = performance.now() - this.#lockedSince;
      if (isBusy(error) && waitedMs < this.#options.lockTimeoutMs) {
        setTimeout(() => this.#requestBatch(), BUSY_RETRY_MS);
        return false;
      }
      this.#lockedSince = null;
      const reason = isBusy(error) ? lockedTooLong(this.#options, error) : this.#transaction.describe(error);
      this.#settle(this.#queue.splice(0).map((unit) => ({ unit, outcome: { error: reason } })));
      return false;
    }
  }

  #runUnit(unit: QueuedUnit): Promise<{ outcome: Outcome; wasAbandoned: boolean }> {
    const scope = new UnitScope(this.#transaction);
    return new Promise((resolve) => {
      const end = (outcome: Outcome, wasAbandoned: boolean): void => {
        if (!scope.isAlive) return;
        scope.isAlive = false;
        this.#abandon = null;
        this.#transaction.closeSavepoint({ keep: !("error" in outcome) });
        resolve({ outcome, wasAbandoned });
      };
      const fail = (error: unknown): void => end({ error }, false);
      try {
        this.#transaction.openSavepoint();
        this.#abandon = () => end({ error: yieldedError() }, true);
        unit.start(scope).then((value) => end({ value }, false), fail);
      } catch (error) {
        fail(error);
      }
    });
  }

  #finish(finished: readonly FinishedUnit[]): void {
    const failure = this.#transaction.finish();
    this.#units += finished.length;
    this.#commits += 1;
    this.#settle(failure === null ? finished : finished.map(({ unit }) => ({ unit, outcome: failure })));
  }

  #settle(finished: readonly FinishedUnit[]): void {
    for (const { unit, outcome } of finished) unit.settle(outcome);
    if (this.#options.pauseMs > 0) setTimeout(() => this.#goOn(), this.#options.pauseMs);
    else this.#goOn();
  }

  #goOn(): void {
    this.#isScheduled = false;
    if (this.#queue.length > 0) this.#schedule();
    else for (const resolve of this.#whenIdle.splice(0)) resolve();
  }
}
