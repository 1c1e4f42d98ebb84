/** Lengths of time: the two largest parts of one, and one that was measured. */
export const enLengths = {
  duration: {
    days: "%{smart_count} day |||| %{smart_count} days",
    hours: "%{hours} h",
    minutes: "%{minutes} min",
  },
  // With a space that does not break.
  length: { d: "%{n}\u00a0d", h: "%{n}\u00a0h", min: "%{n}\u00a0min", s: "%{n}\u00a0s", ms: "%{n}\u00a0ms" },
} as const;
