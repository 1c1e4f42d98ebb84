import type { DeliveryView } from "../../../../shared/webhooks/delivery.schema.ts";

/** Rows on the screen, ids that wait to be read, and ids of one reading: what arrives faster is counted, not kept. */
export const rowsMax = 200;
export const waitingMax = 500;
export const readingMax = 50;

/** What a tail holds; never more than its limits, however fast deliveries are tried. */
export interface Tail {
  /** As they were when they were read, the newest try first. */
  rows: readonly DeliveryView[];
  /** Ids of deliveries that were tried since, the newest last. */
  waiting: readonly string[];
  /** Tries that were let go unseen. */
  missed: number;
}

export const emptyTail: Tail = { rows: [], waiting: [], missed: 0 };

/** A delivery that waits already is read once, with its newest try. */
export function heard(tail: Tail, ids: readonly string[]): Tail {
  const waiting = [...new Set([...tail.waiting, ...ids])];
  const overflow = Math.max(0, waiting.length - waitingMax);
  return { ...tail, waiting: waiting.slice(overflow), missed: tail.missed + overflow };
}

/** The newest of what waits, to be read now. */
export function nextReading(tail: Tail): { tail: Tail; ids: readonly string[] } {
  const ids = tail.waiting.slice(-readingMax);
  return { tail: { ...tail, waiting: tail.waiting.slice(0, -readingMax) }, ids };
}

/** Puts what was read on top; a later try of a delivery is a line of its own. */
export function shown(tail: Tail, read: readonly DeliveryView[]): Tail {
  const known = new Set(tail.rows.map(tryKey));
  const news = read.filter((row) => row.last_attempt_at !== null && !known.has(tryKey(row)));
  const rows = [...news, ...tail.rows].sort(byLastTry).slice(0, rowsMax);
  return { ...tail, rows };
}

export function tryKey({ id, attempt_count }: Pick<DeliveryView, "id" | "attempt_count">): string {
  return `${id} ${attempt_count}`;
}

function byLastTry(one: DeliveryView, other: DeliveryView): number {
  const [a, b] = [one.last_attempt_at ?? "", other.last_attempt_at ?? ""];
  return a === b ? 0 : a < b ? 1 : -1;
}
