import { setTimeout } from "node:timers/promises";
import { shiftInstant } from "../../shared/instant.ts";
import type { AppContext } from "../context.ts";
import type { Attempt } from "./attempt.service.ts";
import type { DeliveryJob } from "./delivery-job.ts";
import { Gathering } from "./gathering.ts";
import { type Recorded, type Recording, settleAttempt, settleAttempts } from "./record-attempt.service.ts";

/**
 * For how long the first of several results waits for the others. Nobody waits for them, and every commit writes the
 * same pages of the indexes again.
 */
const recordEveryMs = 50;
/** Results of one write, which everybody's writes wait for: about a millisecond. */
const perWriteMax = 64;

/** What came of results, once they are durable; without those that could not be recorded with others. */
type Steps = ReadonlyMap<Recording, Recorded | null>;

/** Records what came of attempts; results that come within a moment share a write, and most of its statements. */
export class AttemptResults {
  readonly #ctx: AppContext;
  readonly #random: () => number;
  readonly #retried: <T>(write: () => Promise<T>) => Promise<T>;
  readonly #gathering: Gathering<Recording, Steps>;

  /** @param retried asks for a write again for as long as the store refuses it for a passing reason. */
  constructor(ctx: AppContext, random: () => number, retried: <T>(write: () => Promise<T>) => Promise<T>) {
    this.#ctx = ctx;
    this.#random = random;
    this.#retried = retried;
    this.#gathering = new Gathering(
      () => setTimeout(recordEveryMs),
      (recordings) => this.#settleAll(recordings),
    );
  }

  /** When the delivery is tried again; null when it is not, or when its lease has passed on to somebody newer. */
  async record({ delivery, lease }: DeliveryJob, attempt: Attempt): Promise<string | null> {
    const step = await this.#settle({ attempt, token: lease.token, random: this.#random() });
    if (step === null) {
      this.#ctx.logger.warn({ delivery: delivery.id }, "a delivery's result came after its lease had passed on");
      return null;
    }
    const type = delivery.event_type.startsWith("session.") ? "session" : "payment";
    this.#ctx.live.publish({ type, id: delivery.subject_id, account_id: delivery.account_id });
    this.#ctx.live.publish({ type: "delivery", id: delivery.id, account_id: delivery.account_id });
    return step.state === "pending" ? shiftInstant(this.#ctx.clock.now(), step.delayMs) : null;
  }

  async #settle(recording: Recording): Promise<Recorded | null> {
    const step = (await this.#gathering.add(recording)).get(recording);
    if (step !== undefined) return step;
    // Left unrecorded, the delivery would wait for its lease to run out and arrive a second time.
    return this.#retried(() => settleAttempt(this.#ctx, recording));
  }

  async #settleAll(recordings: readonly Recording[]): Promise<Steps> {
    const writes: Promise<readonly (readonly [Recording, Recorded | null])[]>[] = [];
    for (let start = 0; start < recordings.length; start += perWriteMax)
      writes.push(this.#settleSome(recordings.slice(start, start + perWriteMax)));
    return new Map((await Promise.all(writes)).flat());
  }

  async #settleSome(recordings: readonly Recording[]): Promise<readonly (readonly [Recording, Recorded | null])[]> {
    try {
      const steps = await this.#retried(() => settleAttempts(this.#ctx, recordings));
      return recordings.map((recording, place) => [recording, steps[place] ?? null]);
    } catch {
      // Each is recorded by itself now, and whatever keeps it from that is said of it alone.
      return [];
    }
  }
}
