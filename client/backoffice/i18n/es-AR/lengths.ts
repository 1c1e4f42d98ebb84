import type { enLengths } from "../en/lengths.ts";
import type { Translation } from "../translation.ts";

/** Lengths of time: the two largest parts of one, and one that was measured. */
export const esLengths: Translation<typeof enLengths> = {
  duration: {
    days: "%{smart_count} día |||| %{smart_count} días",
    hours: "%{hours} h",
    minutes: "%{minutes} min",
  },
  // With a space that does not break.
  length: { d: "%{n}\u00a0d", h: "%{n}\u00a0h", min: "%{n}\u00a0min", s: "%{n}\u00a0s", ms: "%{n}\u00a0ms" },
};
