import { shiftInstant } from "../../shared/instant.ts";
import type { Clock } from "../clock.ts";

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  advance(deltaMs: number): void;
}

export function createTestClock(start = "2026-03-02T09:00:00.000Z"): TestClock {
  let now = start;
  return {
    now: () => now,
    advance(deltaMs) {
      now = shiftInstant(now, deltaMs);
    },
  };
}
