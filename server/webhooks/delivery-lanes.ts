import { Lane, Share, type Side, type Turn } from "./lane-state.ts";

/** A lane and whose it is. Lanes of one account have their names to themselves. */
export interface LaneKey {
  lane: string;
  account: string;
}

/** A wish to claim up to `limit` due deliveries of one lane and turn. */
export interface LaneClaim extends LaneKey {
  turn: Turn;
  limit: number;
}

/** What the lanes need to know of a claimed delivery. */
export interface LaneJob extends LaneKey {
  turn: Turn;
}

export interface LaneLimits {
  /** Calls at once to one lane. */
  perLane: number;
  /** The same, after a call that brought no answer. */
  perTroubledLane: number;
  /** Calls at once in all. */
  total: number;
  /** Of those, how many may be retries, so that first attempts always find room. */
  retries: number;
  /** Claimed and waiting, per lane and turn, so that a fast receiver never waits for a claim. */
  ahead: number;
  /** Claimed and waiting, in all. */
  aheadTotal: number;
  /** Claims that one transaction makes. */
  claimsAtOnce: number;
}

/** What one receiver wishes for itself; null leaves it to the limits. */
export interface LaneTuning {
  /** Calls at once. */
  concurrency: number | null;
  /** Calls that begin within a second; a quarter of them may begin together. */
  ratePerSecond: number | null;
}

/**
 * Who is called next. Receivers share nothing but the total: each lane has its own slots, lanes take
 * turns, first attempts go before retries, and a lane that does not answer keeps few slots. Of what is
 * shared no lane takes more than it leaves, nor do all lanes of an account together: however many
 * receivers hang, and however many one merchant names, the next one still finds room.
 * Only memory: which deliveries exist is known to the database alone.
 */
export class DeliveryLanes<Job extends LaneJob> {
  readonly #limits: LaneLimits;
  readonly #lanes = new Map<string, Lane<Job>>();
  /** May have due deliveries that nobody has claimed. */
  readonly #awake = new Set<Side<Job>>();
  /** Have claimed deliveries waiting; the order is that of their turns. */
  readonly #ready = new Set<Lane<Job>>();
  readonly #tunings = new Map<string, LaneTuning>();
  readonly #shares = new Map<string, Share>();
  readonly #all = new Share();

  constructor(limits: LaneLimits) {
    this.#limits = limits;
  }

  /** Takes a receiver's own limits; null for none. */
  tune(name: string, tuning: LaneTuning | null): void {
    const isPlain = tuning === null || (tuning.concurrency === null && tuning.ratePerSecond === null);
    if (isPlain) this.#tunings.delete(name);
    else this.#tunings.set(name, tuning);
  }

  /** Notes that a lane has something due at `at`, and wakes it when that is past. */
  expect(key: LaneKey, turn: Turn, at: string, now: string): void {
    const side = this.#lane(key).sides[turn];
    if (at <= now) this.#awake.add(side);
    else if (side.dueAt === null || at < side.dueAt) side.dueAt = at;
  }

  /** Wakes every lane whose time has come, and forgets those that have nothing to come and their whole rate to spend. */
  wakeDue(now: string): void {
    const nowMs = Date.parse(now);
    for (const lane of this.#lanes.values()) {
      for (const side of Object.values(lane.sides)) {
        if (side.dueAt === null || side.dueAt > now) continue;
        side.dueAt = null;
        this.#awake.add(side);
      }
      if (this.#isUnused(lane) && this.#hasWholeAllowance(lane, nowMs)) this.#forget(lane);
    }
  }

  /** What to claim now. What it names is taken to be empty after it, unless `add` says otherwise. */
  takeClaims(): LaneClaim[] {
    const claims: LaneClaim[] = [];
    const wished = new Map<Share, number>();
    let room = this.#limits.aheadTotal - this.#all.waiting;
    for (const side of this.#awake) {
      if (room <= 0 || claims.length >= this.#limits.claimsAtOnce) break;
      const { name: lane, account, share } = side.lane;
      const taken = share.waiting + (wished.get(share) ?? 0);
      const fair = Math.ceil((room - taken) / 2);
      const limit = Math.min(fair, room - side.jobs.length, this.#claimable(side));
      if (limit <= 0) continue;
      room -= limit;
      wished.set(share, (wished.get(share) ?? 0) + limit);
      claims.push({ lane, account, turn: side.turn, limit });
      this.#awake.delete(side);
    }
    return claims;
  }

  /** Takes in what a claim brought; a full bag means that there may be more. */
  add(claim: LaneClaim, jobs: readonly Job[]): void {
    if (jobs.length === 0) return;
    const lane = this.#lane(claim);
    const side = lane.sides[claim.turn];
    if (jobs.length >= claim.limit) this.#awake.add(side);
    side.jobs.push(...jobs);
    this.#wait(lane, jobs.length);
    this.#ready.add(lane);
  }

  /** Promises a place to a first attempt that is not committed yet; false when others wait before it. */
  reserve(key: LaneKey): boolean {
    const lane = this.#lane(key);
    const { first } = lane.sides;
    const { ahead, aheadTotal } = this.#limits;
    const room = aheadTotal - this.#all.waiting;
    const isFull = first.jobs.length + lane.reserved >= Math.min(ahead, room) || lane.share.waiting >= room;
    if (lane.isTroubled || isFull || this.#awake.has(first)) return false;
    lane.reserved += 1;
    this.#wait(lane, 1);
    return true;
  }

  /** Makes the promise good, or takes it back when the delivery never came to be. */
  redeem(key: LaneKey, job: Job | null): void {
    const lane = this.#lane(key);
    lane.reserved -= 1;
    this.#wait(lane, -1);
    if (job !== null) this.add({ ...key, turn: "first", limit: Infinity }, [job]);
  }

  /** The next delivery to send, counted as in flight from now on; null when no slot or no work is left. */
  next(nowMs: number): Job | null {
    if (this.#all.inFlight >= this.#limits.total) return null;
    for (const lane of this.#ready) {
      if (lane.inFlight >= this.#slots(lane) || lane.share.inFlight >= this.#free() || !this.#isAllowed(lane, nowMs))
        continue;
      const { first, retry } = lane.sides;
      const job = first.jobs.shift() ?? (this.#mayRetry(lane) ? retry.jobs.shift() : undefined);
      if (job === undefined) continue;
      this.#ready.delete(lane);
      if (first.jobs.length + retry.jobs.length > 0) this.#ready.add(lane);
      this.#wait(lane, -1);
      lane.allowance -= 1;
      this.#count(lane, job, 1);
      return job;
    }
    return null;
  }

  /**
   * Frees the slot of a delivery. When the lane just stopped answering, what it had claimed ahead is
   * handed back to the caller, to be released for later.
   */
  finish(job: Job, hasAnswered: boolean): Job[] {
    const lane = this.#lane(job);
    const isNewTrouble = !hasAnswered && !lane.isTroubled;
    lane.isTroubled = !hasAnswered;
    this.#count(lane, job, -1);
    return isNewTrouble ? this.#empty(lane) : [];
  }

  /** Takes out everything that was claimed and not begun. */
  drain(): Job[] {
    this.#awake.clear();
    return [...this.#lanes.values()].flatMap((lane) => this.#empty(lane));
  }

  /** Not the odd place that has just become free: a claim costs a commit, and half of what may wait lasts meanwhile. */
  #claimable({ lane, jobs }: Side<Job>): number {
    const { perTroubledLane, ahead } = this.#limits;
    if (lane.isTroubled) return perTroubledLane - lane.inFlight - jobs.length;
    return jobs.length > ahead / 2 ? 0 : ahead - jobs.length;
  }

  #count(lane: Lane<Job>, job: Job, by: 1 | -1): void {
    lane.inFlight += by;
    for (const share of [lane.share, this.#all]) {
      share.inFlight += by;
      if (job.turn === "retry") share.retriesInFlight += by;
    }
  }

  #wait(lane: Lane<Job>, by: number): void {
    lane.share.waiting += by;
    this.#all.waiting += by;
  }

  #free(): number {
    return this.#limits.total - this.#all.inFlight;
  }

  #slots(lane: Lane<Job>): number {
    const wished = this.#tunings.get(lane.name)?.concurrency ?? this.#limits.perLane;
    const most = lane.isTroubled ? Math.min(wished, this.#limits.perTroubledLane) : wished;
    return Math.min(most, this.#free());
  }

  #isAllowed(lane: Lane<Job>, nowMs: number): boolean {
    this.#grow(lane, nowMs);
    return lane.allowance >= 1;
  }

  /** A lane that is forgotten begins with everything that may begin together: it must have that already. */
  #hasWholeAllowance(lane: Lane<Job>, nowMs: number): boolean {
    const most = this.#grow(lane, nowMs);
    return lane.allowance >= most;
  }

  /** The allowance of a lane with a rate grows with time, up to what may begin together, which it answers. */
  #grow(lane: Lane<Job>, nowMs: number): number {
    const rate = this.#tunings.get(lane.name)?.ratePerSecond ?? null;
    const most = rate === null ? Infinity : Math.max(1, rate / 4);
    const grown = rate === null ? Infinity : lane.allowance + (rate * (nowMs - lane.allowedAtMs)) / 1000;
    lane.allowance = Math.min(most, grown);
    lane.allowedAtMs = nowMs;
    return most;
  }

  #mayRetry({ share }: Lane<Job>): boolean {
    return share.retriesInFlight < this.#limits.retries - this.#all.retriesInFlight;
  }

  #empty(lane: Lane<Job>): Job[] {
    const jobs = [...lane.sides.first.jobs.splice(0), ...lane.sides.retry.jobs.splice(0)];
    this.#wait(lane, -jobs.length);
    this.#ready.delete(lane);
    return jobs;
  }

  #lane({ lane: name, account }: LaneKey): Lane<Job> {
    const known = this.#lanes.get(name);
    if (known !== undefined) return known;
    const share = this.#shares.get(account) ?? new Share();
    this.#shares.set(account, share);
    share.lanes += 1;
    const lane = new Lane<Job>({ name, account, share });
    this.#lanes.set(name, lane);
    return lane;
  }

  #forget({ name, account, share }: Lane<Job>): void {
    this.#lanes.delete(name);
    share.lanes -= 1;
    if (share.lanes === 0) this.#shares.delete(account);
  }

  #isUnused(lane: Lane<Job>): boolean {
    if (lane.inFlight + lane.reserved > 0) return false;
    return Object.values(lane.sides).every(
      (side) => side.jobs.length === 0 && side.dueAt === null && !this.#awake.has(side),
    );
  }
}
