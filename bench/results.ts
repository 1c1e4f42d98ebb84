import { z } from "zod";
import type { Summary } from "./stats.ts";
import { isMet, type TargetId, targetOf, targets, units } from "./targets.ts";

const targetIds = Object.keys(targets) as TargetId[];

/** One thing that was measured. */
const figureSchema = z.strictObject({
  what: z.string(),
  unit: z.enum(units),
  /** The median of the rounds. */
  value: z.number(),
  target: z.enum(targetIds).nullable(),
  /** The least that could do the same, measured in the same run. */
  baseline: z.strictObject({ what: z.string(), value: z.number() }).nullable(),
  /** Of the value to the baseline's. */
  ratio: z.number().nullable(),
  rounds: z.int().positive(),
  /** Calls, deliveries or rows behind it, over all rounds. */
  n: z.int().nonnegative(),
});

/** Percentiles in milliseconds, each the median of the rounds. */
const latencySchema = z.strictObject({
  what: z.string(),
  n: z.int().nonnegative(),
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
  max: z.number(),
});

/** Something over time: points are minutes since the beginning and the value. */
const curvesSchema = z.strictObject({
  title: z.string(),
  unit: z.enum(units),
  series: z.array(z.strictObject({ name: z.string(), points: z.array(z.tuple([z.number(), z.number()])) })),
});

const findingsSchema = z.strictObject({
  title: z.string(),
  /** How much there was of what. */
  scale: z.string(),
  figures: z.array(figureSchema),
  latencies: z.array(latencySchema),
  curves: z.array(curvesSchema),
  /** What was held against each other at the end. */
  checks: z.array(z.strictObject({ what: z.string(), ok: z.boolean() })),
});

const partSchema = findingsSchema.extend({
  measured_at: z.iso.datetime(),
  commit: z.string(),
  /** The median of appending 4 kB and waiting for `fdatasync`, in this run. */
  disk_sync_ms: z.number(),
});

const environmentSchema = z.strictObject({
  machine: z.strictObject({ processor: z.string(), cores: z.int(), memory_gb: z.number(), kernel: z.string() }),
  versions: z.strictObject({
    node: z.string(),
    sqlite: z.string(),
    better_sqlite3: z.string(),
    postgresql: z.string().nullable(),
  }),
  settings: z.strictObject({ journal_mode: z.string(), synchronous: z.string() }),
});

export const resultsSchema = environmentSchema.extend({ parts: z.record(z.string(), partSchema) });

export type Figure = z.infer<typeof figureSchema>;
export type Latency = z.infer<typeof latencySchema>;
export type Curves = z.infer<typeof curvesSchema>;
/** What one part of the benchmarks found out. */
export type Findings = z.infer<typeof findingsSchema>;
export type Part = z.infer<typeof partSchema>;
export type Environment = z.infer<typeof environmentSchema>;
export type Results = z.infer<typeof resultsSchema>;

interface Measured extends Omit<Figure, "unit" | "target" | "baseline" | "ratio"> {
  unit?: Figure["unit"];
  target?: TargetId;
  baseline?: { what: string; value: number };
}

/**
 * A figure with its ratio; the unit of a target is that of its figures.
 *
 * @throws Error where nothing was measured.
 */
export function figure({ unit, target, baseline, value, ...rest }: Measured): Figure {
  if (!Number.isFinite(value)) throw new Error(`Nothing was measured for: ${rest.what}`);
  // A baseline of nothing, or less by the difference of two clocks, is no measure.
  const ratio = baseline === undefined || baseline.value <= 0 ? Number.NaN : value / baseline.value;
  return {
    ...rest,
    unit: unit ?? (target === undefined ? "" : targetOf(target).unit),
    value: rounded(value),
    target: target ?? null,
    baseline: baseline === undefined ? null : { ...baseline, value: rounded(baseline.value) },
    ratio: Number.isFinite(ratio) ? rounded(ratio) : null,
  };
}

/** A summary as it is kept. */
export function latencyOf(what: string, { count, p50, p95, p99, max }: Summary): Latency {
  return { what, n: count, p50: rounded(p50), p95: rounded(p95), p99: rounded(p99), max: rounded(max) };
}

/** Four digits say all that a measurement knows. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

/** Null where nothing was promised. */
export function isFigureMet({ target, value }: Figure): boolean | null {
  return target === null ? null : isMet(targetOf(target), value);
}

/**
 * Adds a part to the results of the same machine with the same versions. What was measured elsewhere cannot stand
 * beside it, and is left out.
 */
export function mergeResults(before: Results | null, environment: Environment, parts: Results["parts"]): Results {
  const { parts: known = {}, ...elsewhere } = before ?? {};
  const isSame = JSON.stringify(elsewhere) === JSON.stringify(environment);
  return { ...environment, parts: { ...(isSame ? known : {}), ...parts } };
}
