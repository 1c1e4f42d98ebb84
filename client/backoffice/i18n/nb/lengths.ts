import type { enLengths } from "../en/lengths.ts";
import type { Translation } from "../translation.ts";

/** Lengths of time: the two largest parts of one, and one that was measured. */
export const nbLengths: Translation<typeof enLengths> = {
  duration: {
    days: "%{smart_count} dag |||| %{smart_count} dager",
    hours: "%{hours} t",
    minutes: "%{minutes} min",
  },
  // With a space that does not break.
  length: { d: "%{n}\u00a0d", h: "%{n}\u00a0t", min: "%{n}\u00a0min", s: "%{n}\u00a0s", ms: "%{n}\u00a0ms" },
};
