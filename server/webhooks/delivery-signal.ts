import type { Store } from "../database.ts";
import type { Turn } from "./delivery-lanes.ts";

/** A lane that has, or will have, something to send. */
export interface LaneNotice {
  lane: string;
  turn: Turn;
  /** UTC; may be past. */
  dueAt: string;
}

type Listener = (notice: LaneNotice) => void;

const listeners = new WeakMap<Store, Set<Listener>>();

/**
 * Lets whoever delivers from a store hear of new work in this process at once, instead of looking for
 * it. Only a hint: the rows are the truth, and the deliverer looks at them now and then anyway.
 * Returns the function that ends it.
 */
export function onDeliveriesPlanned(store: Store, listener: Listener): () => void {
  const ofStore = listeners.get(store) ?? new Set();
  listeners.set(store, ofStore);
  ofStore.add(listener);
  return () => ofStore.delete(listener);
}

/** May be called before the rows are committed: those who hear of it look only after that. */
export function announceDeliveries(store: Store, notices: readonly LaneNotice[]): void {
  for (const listener of listeners.get(store) ?? []) notices.forEach(listener);
}
