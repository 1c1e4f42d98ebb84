/** A rate that holds from a day on, until the next one does. */
interface Dated {
  /** Calendar day. */
  effective_from: string;
}

export const rateStates = ["future", "in_force", "past"] as const;
export type RateState = (typeof rateStates)[number];

/** The fee of an account that has set none: millionths of the requested amount. */
export const defaultFeePpm = 12_000;

/** The row that holds on a day; null before the first of them. */
export function inForceOn<Row extends Dated>(rows: readonly Row[], day: string): Row | null {
  return rows.reduce<Row | null>((last, row) => {
    if (row.effective_from > day) return last;
    return last !== null && last.effective_from > row.effective_from ? last : row;
  }, null);
}

/** Where a row stands on a day among all of its kind. */
export function rateStateOf<Row extends Dated>(row: Row, rows: readonly Row[], day: string): RateState {
  if (row.effective_from > day) return "future";
  return inForceOn(rows, day)?.effective_from === row.effective_from ? "in_force" : "past";
}

/** Newest first, as people look for what holds now and next. */
export function newestFirst<Row extends Dated>(rows: readonly Row[]): Row[] {
  return rows.toSorted((one, other) => (one.effective_from < other.effective_from ? 1 : -1));
}
