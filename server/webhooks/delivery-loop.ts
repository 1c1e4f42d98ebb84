import { setImmediate } from "node:timers/promises";
import { shiftInstant } from "../../shared/instant.ts";
import type { AppContext } from "../context.ts";
import type { OutgoingCaller } from "../http/outgoing-caller.ts";
import { AttemptResults } from "./attempt-results.ts";
import { type Attempt, attemptDelivery } from "./attempt.service.ts";
import { BornDeliveries } from "./born-deliveries.ts";
import { type Bag, claimAll, keyOf } from "./claim-deliveries.ts";
import { type DeliveryJob, leaseMs } from "./delivery-job.ts";
import { DeliveryLanes, type LaneClaim, type LaneTuning } from "./delivery-lanes.ts";
import { defaultOptions, type DeliveryLoopOptions } from "./delivery-loop-options.ts";
import { type DeliverySender, type LaneNotice, registerSender } from "./delivery-signal.ts";
import type { DeliveryRecord, Lease } from "./delivery.record.ts";
import { releaseLeases, voidAllLeases } from "./delivery.repository.ts";
import { OpenWork } from "./open-work.ts";
import { retryWrite } from "./retry-write.ts";
import { SendingReads } from "./sending-reads.ts";
import { sweepLanes } from "./sweep-lanes.ts";

export interface DeliveryLoop {
  /** Looks for due work now, and resolves when all that was found has been sent and recorded. */
  tick(): Promise<void>;
  /** Takes no more work, waits for the calls in flight, and gives the rest back. */
  stop(): Promise<void>;
}

/** After a claim or a look-up that the store refused. */
const retryClaimMs = 1_000;

/** Starts sending what is due, and goes on until it is stopped. */
export function startDeliveryLoop(
  ctx: AppContext,
  caller: OutgoingCaller,
  options: Partial<DeliveryLoopOptions> = {},
): DeliveryLoop {
  return new Loop(ctx, caller, { ...defaultOptions, ...options });
}

class Loop implements DeliveryLoop, DeliverySender {
  readonly #ctx: AppContext;
  readonly #caller: OutgoingCaller;
  readonly #options: DeliveryLoopOptions;
  readonly #lanes: DeliveryLanes<DeliveryJob>;
  readonly #unregister: () => void;
  readonly #timer: NodeJS.Timeout;
  readonly #booted: Promise<void>;
  /** By delivery; a claim of one that is being sent here already only renews its lease. */
  readonly #sending = new Map<string, DeliveryJob>();
  /** Claims, calls, records. */
  readonly #open: OpenWork;
  readonly #born: BornDeliveries;
  readonly #sendings: SendingReads;
  readonly #results: AttemptResults;
  #claiming = false;
  #hasBooted = false;
  #isStopping = false;
  #hasPlannedConfirm = false;
  #sinceSweepMs = 0;

  constructor(ctx: AppContext, caller: OutgoingCaller, options: DeliveryLoopOptions) {
    this.#ctx = ctx;
    this.#caller = caller;
    this.#options = options;
    this.#lanes = new DeliveryLanes(options.limits);
    this.#open = new OpenWork(ctx.logger);
    this.#results = new AttemptResults(ctx, options.random, (write) => this.#retried(write));
    this.#sendings = new SendingReads(ctx);
    this.#born = new BornDeliveries(ctx, this.#lanes, this.#newToken());
    this.#unregister = registerSender(ctx.store, this);
    this.#timer = setInterval(() => this.#check(), options.checkEveryMs);
    this.#timer.unref();
    this.#booted = this.#track(this.#boot());
  }

  async tick(): Promise<void> {
    await this.#booted;
    await this.#track(this.#sweep());
    this.#pump();
    await this.#open.settled();
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#unregister();
    clearInterval(this.#timer);
    await this.#release(this.#lanes.drain());
    await this.#open.settled();
  }

  #newToken(): string {
    return `${this.#options.owner}/${this.#ctx.ids.uuid()}`;
  }

  /** One process owns an SQLite file: whoever held a lease before this one started is gone. */
  async #boot(): Promise<void> {
    const count = this.#options.ownsAll ? await this.#ctx.store.write((trx) => voidAllLeases(trx)) : 0;
    this.#hasBooted = true;
    if (count > 0) this.#ctx.logger.info({ count }, "took deliveries back from an earlier process");
    await this.#sweep();
    this.#pump();
  }

  offer(delivery: DeliveryRecord, tuning: LaneTuning | null): Lease | null {
    // A unit on a shared database takes a while and may run again: what it left is claimed when it is over.
    if (this.#ctx.store.isShared) return null;
    // Before the leases of earlier boots are void, ours would be voided with them.
    if (!this.#hasBooted || this.#isStopping || !this.#lanes.reserve(keyOf(delivery))) return null;
    this.#lanes.tune(delivery.lane, tuning);
    this.#planConfirm();
    return this.#born.add(delivery);
  }

  hear({ turn, dueAt, ...key }: LaneNotice): void {
    this.#ctx.store.afterCommit(() => {
      this.#lanes.expect(key, turn, dueAt, this.#ctx.clock.now());
      this.#planConfirm();
    });
  }

  lookAgain(): void {
    void this.#apart(() => this.#sweep().then(() => this.#pump()));
  }

  #planConfirm(): void {
    if (this.#hasPlannedConfirm) return;
    this.#hasPlannedConfirm = true;
    void this.#apart(() => setImmediate().then(() => this.#confirm()));
  }

  /** A transaction that spoke of deliveries has ended by now; what it left can be read. */
  async #confirm(): Promise<void> {
    this.#hasPlannedConfirm = false;
    await this.#born.confirm((jobs) => void this.#track(this.#release(jobs)));
    if (this.#isStopping) await this.#release(this.#lanes.drain());
    else this.#pump();
  }

  #check(): void {
    this.#sinceSweepMs += this.#options.checkEveryMs;
    if (this.#sinceSweepMs >= this.#options.sweepEveryMs) void this.#track(this.#sweep());
    this.#lanes.wakeDue(this.#ctx.clock.now());
    this.#pump();
  }

  #sweep(): Promise<void> {
    this.#sinceSweepMs = 0;
    return sweepLanes(this.#ctx, this.#lanes);
  }

  /** Fills every free slot, and fetches more when a lane has room. */
  #pump(): void {
    if (this.#isStopping) return;
    const nowMs = Date.parse(this.#ctx.clock.now());
    for (let job = this.#lanes.next(nowMs); job !== null; job = this.#lanes.next(nowMs)) {
      void this.#track(this.#send(job));
    }
    // What is claimed before the leases of earlier boots are void would be voided with them.
    if (this.#claiming || !this.#hasBooted) return;
    const claims = this.#lanes.takeClaims();
    if (claims.length === 0) return;
    this.#claiming = true;
    void this.#track(this.#claim(claims));
  }

  async #claim(claims: readonly LaneClaim[]): Promise<void> {
    const now = this.#ctx.clock.now();
    const lease: Lease = { token: this.#newToken(), until: shiftInstant(now, leaseMs) };
    try {
      const bags = await this.#ctx.store.write((trx) => claimAll(trx, claims, lease, now));
      for (const bag of bags) this.#take(bag, lease);
    } catch (error) {
      const soon = shiftInstant(now, retryClaimMs);
      for (const claim of claims) this.#lanes.expect(claim, claim.turn, soon, now);
      throw error;
    } finally {
      this.#claiming = false;
    }
    this.#pump();
  }

  #take({ claim, deliveries, nextDueAt, tuning }: Bag, lease: Lease): void {
    this.#lanes.tune(claim.lane, tuning);
    const jobs: DeliveryJob[] = [];
    for (const delivery of deliveries) {
      const sending = this.#sending.get(delivery.id);
      if (sending === undefined) jobs.push({ ...keyOf(delivery), turn: claim.turn, delivery, lease });
      else sending.lease = lease;
    }
    this.#lanes.add(claim, jobs);
    if (nextDueAt !== null) this.#lanes.expect(claim, claim.turn, nextDueAt, this.#ctx.clock.now());
    if (this.#isStopping) void this.#track(this.#release(this.#lanes.drain()));
  }

  async #send(job: DeliveryJob): Promise<void> {
    this.#sending.set(job.delivery.id, job);
    try {
      const attempt = await this.#attempt(job);
      if (attempt !== null) await this.#record(job, attempt);
    } finally {
      this.#sending.delete(job.delivery.id);
    }
  }

  /** The slot is free as soon as the call is over: recording its result does not keep the next one waiting. */
  async #attempt(job: DeliveryJob): Promise<Attempt | null> {
    let hasAnswered = false;
    try {
      const attempt = await attemptDelivery(this.#ctx, this.#caller, job, this.#sendings);
      hasAnswered = attempt === null || attempt.result.code !== null;
      return attempt;
    } catch (error) {
      // Nothing has gone out yet, so that nobody has to wait for the lease to run out.
      void this.#track(this.#release([job], retryClaimMs));
      throw error;
    } finally {
      void this.#track(this.#release(this.#lanes.finish(job, hasAnswered)));
      this.#pump();
    }
  }

  async #record(job: DeliveryJob, attempt: Attempt): Promise<void> {
    const dueAt = await this.#results.record(job, attempt);
    if (dueAt !== null) this.#lanes.expect(job, "retry", dueAt, this.#ctx.clock.now());
  }

  async #release(jobs: readonly DeliveryJob[], againAfterMs = 0): Promise<void> {
    if (jobs.length === 0) return;
    const held = jobs.map((job) => ({ id: job.delivery.id, token: job.lease.token }));
    await this.#retried(() => this.#ctx.store.write((trx) => releaseLeases(trx, held)));
    const now = this.#ctx.clock.now();
    const dueAt = shiftInstant(now, againAfterMs);
    for (const job of jobs) this.#lanes.expect(job, job.turn, dueAt, now);
    this.#pump();
  }

  #retried<T>(write: () => Promise<T>): Promise<T> {
    return retryWrite({ everyMs: this.#options.retryWriteMs, isOver: () => this.#isStopping }, write);
  }

  /** Somebody's call has set it going, and is done without it. */
  #apart(work: () => Promise<void>): Promise<void> {
    return this.#ctx.tracer.apart(() => this.#track(work()));
  }

  #track(work: Promise<void>): Promise<void> {
    return this.#open.track(work);
  }
}
