import type { Logger } from "pino";

/** Everything that is under way and that nobody waits for, so that whoever stops can. */
export class OpenWork {
  readonly #open = new Set<Promise<void>>();
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** A failure is logged and ends nothing: leases run out, and the next sweep finds what was left. */
  track(work: Promise<void>): Promise<void> {
    const tracked: Promise<void> = work
      .catch((error: unknown) => this.#logger.error({ err: error }, "a step of the delivery loop failed"))
      .finally(() => this.#open.delete(tracked));
    this.#open.add(tracked);
    return tracked;
  }

  /** Resolves when nothing is under way anymore, what has begun meanwhile included. */
  async settled(): Promise<void> {
    while (this.#open.size > 0) await Promise.all(this.#open);
  }
}
