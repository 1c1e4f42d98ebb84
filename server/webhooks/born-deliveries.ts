import { shiftInstant } from "../../shared/instant.ts";
import type { AppContext } from "../context.ts";
import { keyOf } from "./claim-deliveries.ts";
import { type DeliveryJob, leaseMs } from "./delivery-job.ts";
import type { DeliveryLanes } from "./delivery-lanes.ts";
import type { DeliveryRecord, Lease } from "./delivery.record.ts";
import { listHeld } from "./delivery.repository.ts";

/** Deliveries that were given our lease when they were made, and are not known to be committed yet. */
export class BornDeliveries {
  readonly #ctx: Pick<AppContext, "store" | "clock">;
  readonly #lanes: DeliveryLanes<DeliveryJob>;
  readonly #token: string;
  #unconfirmed: DeliveryJob[] = [];

  constructor(ctx: Pick<AppContext, "store" | "clock">, lanes: DeliveryLanes<DeliveryJob>, token: string) {
    this.#ctx = ctx;
    this.#lanes = lanes;
    this.#token = token;
  }

  /** The lease of a delivery for which its lane keeps a slot. */
  add(delivery: DeliveryRecord): Lease {
    const lease = { token: this.#token, until: shiftInstant(this.#ctx.clock.now(), leaseMs) };
    this.#unconfirmed.push({ ...keyOf(delivery), turn: "first", delivery, lease });
    return lease;
  }

  /**
   * Gives what came to be to its lane, and the slots of the rest back; when their transactions have ended.
   *
   * @param release what to do with jobs of which nobody knows whether they came to be.
   * @throws Error when it cannot be read.
   */
  async confirm(release: (jobs: readonly DeliveryJob[]) => void): Promise<void> {
    const jobs = this.#unconfirmed;
    this.#unconfirmed = [];
    const ids = jobs.map((job) => job.delivery.id);
    let held = new Set<string>();
    try {
      if (jobs.length > 0) held = await this.#ctx.store.read((db) => listHeld(db, ids, this.#token));
    } catch (error) {
      // Whatever came to be is claimed anew, rather than kept from everybody until the lease runs out.
      release(jobs);
      throw error;
    } finally {
      for (const job of jobs) this.#lanes.redeem(job, held.has(job.delivery.id) ? job : null);
    }
  }
}
