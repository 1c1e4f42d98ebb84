import { useSyncExternalStore } from "react";
import type { LiveChange, LiveState } from "./live-source.ts";

/** What the open page knows about the stream: its state, and what was announced. */
interface LiveStore {
  state: LiveState;
  /** Each object once, where it was announced last; the newest last, at most `announcedMax`. */
  announced: Readonly<Record<LiveChange["type"], readonly Announced[]>>;
}

export interface Announced {
  id: string;
  /** Rises with every announcement of anything. */
  serial: number;
  /** The announcement that it was made, and in which account; null where none said so. */
  made: { serial: number; accountId: string } | null;
}

const announcedMax = 500;
const nothing: LiveStore["announced"] = {
  payment: [],
  session: [],
  delivery: [],
  transfer: [],
  payout: [],
  approval: [],
  borrower: [],
  credit_offer: [],
  loan: [],
  bulk_run: [],
};
let serial = 0;
let store: LiveStore = { state: "connecting", announced: nothing };
const listeners = new Set<() => void>();
const hearers = new Set<(change: LiveChange) => void>();

function replace(next: LiveStore): void {
  store = next;
  listeners.forEach((listener) => listener());
}

export function setLiveState(state: LiveState): void {
  if (store.state !== state) replace({ ...store, state });
}

/** Hears every change, also of an object that was announced before. Returns the function that ends it. */
export function hearChanges(hear: (change: LiveChange) => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

export function announce(change: LiveChange): void {
  hearers.forEach((hear) => hear(change));
  const { type, id, new_in } = change;
  serial += 1;
  const before = store.announced[type].find((one) => one.id === id)?.made ?? null;
  const made = new_in === undefined ? before : { serial, accountId: new_in };
  const others = store.announced[type].filter((one) => one.id !== id);
  const announced = [...others, { id, serial, made }].slice(-announcedMax);
  replace({ ...store, announced: { ...store.announced, [type]: announced } });
}

/** The serial of the newest announcement; 0 before the first. */
export function newestSerial(): number {
  return serial;
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(subscribe, () => store.state);
}

export function useAnnounced(type: LiveChange["type"]): readonly Announced[] {
  return useSyncExternalStore(subscribe, () => store.announced[type]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
