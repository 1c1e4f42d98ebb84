import { shiftInstant } from "../../shared/instant.ts";
import type { AppContext } from "../context.ts";
import type { Attempt } from "./attempt.service.ts";
import type { DeliveryJob } from "./delivery-job.ts";
import { settleAttempt } from "./record-attempt.service.ts";
import { SharedMoment } from "./shared-moment.ts";

/**
 * For how long the first of several results waits for the others. Nobody waits for them, and every commit writes the
 * same pages of the indexes again: at 50 ms instead of 20 a delivery costs about a sixth less.
 */
const recordEveryMs = 50;

/** Records what came of attempts; results that come within a moment share a commit, which waits for the disk. */
export class AttemptResults {
  readonly #ctx: AppContext;
  readonly #random: () => number;
  readonly #retried: <T>(write: () => Promise<T>) => Promise<T>;
  readonly #moment = new SharedMoment(recordEveryMs);

  /** @param retried asks for a write again for as long as the store refuses it for a passing reason. */
  constructor(ctx: AppContext, random: () => number, retried: <T>(write: () => Promise<T>) => Promise<T>) {
    this.#ctx = ctx;
    this.#random = random;
    this.#retried = retried;
  }

  /** When the delivery is tried again; null when it is not, or when its lease has passed on to somebody newer. */
  async record({ delivery, lease }: DeliveryJob, attempt: Attempt): Promise<string | null> {
    const random = this.#random();
    await this.#moment.next();
    // Left unrecorded, the delivery would wait for its lease to run out and arrive a second time.
    const step = await this.#retried(() => settleAttempt(this.#ctx, attempt, { token: lease.token, random }));
    if (step === null) {
      this.#ctx.logger.warn({ delivery: delivery.id }, "a delivery's result came after its lease had passed on");
      return null;
    }
    const type = delivery.event_type.startsWith("session.") ? "session" : "payment";
    this.#ctx.live.publish({ type, id: delivery.subject_id, account_id: delivery.account_id });
    this.#ctx.live.publish({ type: "delivery", id: delivery.id, account_id: delivery.account_id });
    return step.state === "pending" ? shiftInstant(this.#ctx.clock.now(), step.delayMs) : null;
  }
}
