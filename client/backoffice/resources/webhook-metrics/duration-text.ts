import type { Words } from "../../i18n/use-words.ts";

const units = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["min", 60_000],
  ["s", 1_000],
] as const;

/** A measured length in the unit that fits: `230 ms`, `1.4 s`, `12 min`, `3.5 h`. The two never part. */
export function durationOf(words: Words, ms: number): string {
  for (const [unit, length] of units) {
    if (ms < length) continue;
    const amount = ms / length;
    return words(`length.${unit}`, { n: amount < 10 ? Math.round(amount * 10) / 10 : Math.round(amount) });
  }
  return words("length.ms", { n: Math.round(ms) });
}
