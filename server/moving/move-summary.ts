import { z } from "zod";

/** What a database comes to, so that two of them can be compared without comparing each row. */
export const moveSummarySchema = z.object({
  /** Rows by table. */
  counts: z.record(z.string(), z.number()),
  /** Totals of all payments by currency, minor units, as text because they may be beyond what a number holds. */
  payments: z.record(z.string(), z.string()),
  /** What each ledger account holds by currency, minor units. */
  ledger: z.record(z.string(), z.string()),
  /** The position and hash of the newest entry of each audit chain. */
  audit: z.record(z.string(), z.string()),
});

export type MoveSummary = z.infer<typeof moveSummarySchema>;

/** The first thing that two summaries disagree on, in words; null when they are the same. */
export function findDifference(before: MoveSummary, after: MoveSummary): string | null {
  for (const part of Object.keys(moveSummarySchema.shape) as (keyof MoveSummary)[]) {
    const [old, now] = [before[part], after[part]];
    for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
      if (old[name] === now[name]) continue;
      return `${part} of ${name}: ${String(old[name] ?? "nothing")} before, ${String(now[name] ?? "nothing")} now`;
    }
  }
  return null;
}
