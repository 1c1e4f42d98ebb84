import type { Store } from "../database.ts";
import type { LaneKey, LaneTuning } from "./delivery-lanes.ts";
import type { DeliveryRecord, Lease } from "./delivery.record.ts";
import type { Turn } from "./lane-state.ts";

/** A lane that has, or will have, something to claim. */
export interface LaneNotice extends LaneKey {
  turn: Turn;
  /** UTC; may be past. */
  dueAt: string;
}

/** Whoever sends the deliveries of a store from within this process. */
export interface DeliverySender {
  /**
   * A lease for a delivery that is about to be inserted, when it would be sent at once; null when it
   * has to wait its turn. It is sent when it can be read, under that lease, after the transaction.
   *
   * @param tuning what its receiver wishes; null for nothing of its own.
   */
  offer(delivery: DeliveryRecord, tuning: LaneTuning | null): Lease | null;
  /** May be called before the rows are committed, or rolled back: only a hint where to look. */
  hear(notice: LaneNotice): void;
  /** Others have left work behind, of which no lane is named. */
  lookAgain(): void;
}

const senders = new WeakMap<Store, DeliverySender>();

/** Lets the sender hear of new work at once. Returns the function that ends it. */
export function registerSender(store: Store, sender: DeliverySender): () => void {
  senders.set(store, sender);
  return () => {
    if (senders.get(store) === sender) senders.delete(store);
  };
}

/** Null where deliveries are sent by another process, which looks for them by itself. */
export function senderOf(store: Store): DeliverySender | null {
  return senders.get(store) ?? null;
}
