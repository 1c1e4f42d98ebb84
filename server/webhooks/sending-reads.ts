import { setImmediate } from "node:timers/promises";
import type { AppContext } from "../context.ts";
import { Gathering } from "./gathering.ts";
import { findSendings, type HeldDelivery, type Sending } from "./sending.repository.ts";

/** Finds what attempts need to know as they begin: for all that begin in one turn of the event loop at once. */
export class SendingReads {
  readonly #gathering: Gathering<HeldDelivery, ReadonlyMap<HeldDelivery, Sending>>;

  constructor({ store, clock }: Pick<AppContext, "store" | "clock">) {
    this.#gathering = new Gathering(
      () => setImmediate(),
      (held) => {
        const now = clock.now();
        return store.read((db) => findSendings(db, held, now));
      },
    );
  }

  /** Null when the delivery no longer waits for the holder of this lease. */
  async find(held: HeldDelivery): Promise<Sending | null> {
    return (await this.#gathering.add(held)).get(held) ?? null;
  }
}
