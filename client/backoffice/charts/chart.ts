import { numberText } from "../i18n/number-text.ts";

/** What the charts are given: rows of a table, and what to draw of them. */

/** One column of figures: a line, or a part of every bar. */
export interface Series {
  key: string;
  label: string;
  /** Which of the looks it has; a series keeps its own wherever it is shown. */
  look: number;
}

/** A figure, with what it is made of where it is a rate. */
export interface ChartValue {
  /** Null where there is nothing to tell. */
  value: number | null;
  /** Of how many it is a share or a percentile. */
  n?: number;
}

/** One place on the axis. */
export interface ChartRow {
  /** In full, for the table and the tooltip. */
  label: string;
  /** In short, for the axis. */
  tick: string;
  /** Its time is not over yet: drawn dashed. */
  isRunning: boolean;
  values: Readonly<Record<string, ChartValue>>;
  /** The list behind it, by series; `row` for the whole row. */
  links: Readonly<Record<string, string>>;
}

export interface ChartData {
  series: readonly Series[];
  rows: readonly ChartRow[];
  /** How a figure is written. */
  format: (value: number) => string;
  /** How it is written on the axis, where that is shorter. */
  formatTick?: (value: number) => string;
}

/** Rates of fewer than this say little, and are greyed out. */
export const fewUpTo = 29;

export function isFew({ n }: ChartValue): boolean {
  return n !== undefined && n <= fewUpTo;
}

/** Counts as people read them. */
export function countText(count: number): string {
  return numberText(count);
}
