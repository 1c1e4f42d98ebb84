import { useSyncExternalStore } from "react";

/** One clock for all who show the same kind of time, so that a page has one timer and its texts change together. */
function clockWith(tickMs: number) {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let now = Date.now();

  const read = (): number => {
    // Between ticks the same figure, so that rendering is stable; after a pause (nobody listening) a fresh one.
    if (timer === undefined && Math.abs(Date.now() - now) > 1000) now = Date.now();
    return now;
  };
  const tick = (): void => {
    now = Date.now();
    listeners.forEach((listener) => listener());
  };
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    timer ??= setInterval(tick, tickMs);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  };
  return { read, subscribe };
}

const halfMinutes = clockWith(30_000);
const seconds = clockWith(1_000);

/** For relative times; milliseconds since 1970, moving every half minute. */
export function useNow(): number {
  return useSyncExternalStore(halfMinutes.subscribe, halfMinutes.read);
}

/** For countdowns; moves every second. */
export function useSecondsNow(): number {
  return useSyncExternalStore(seconds.subscribe, seconds.read);
}
