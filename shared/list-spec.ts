/**
 * How a list may be filtered.
 *
 * `any_of` takes repeated values, `exact` one; the ranges take `.gte` and `.lte`: instants as UTC
 * text (a bare day means its whole), amounts in minor units, counts as whole numbers.
 */
export type FilterKind = "any_of" | "exact" | "range_instant" | "range_amount" | "range_count";

/** What one list supports. The screens are driven by it and the server refuses everything else. */
export interface ListSpec {
  filters: Readonly<Record<string, FilterKind>>;
  sorts: readonly string[];
  /** A column, with `-` for newest or largest first. */
  defaultSort: string;
  hasSearch: boolean;
}
