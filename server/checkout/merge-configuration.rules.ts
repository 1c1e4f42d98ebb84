import type { Configuration } from "../../shared/checkout/order.schema.ts";

/** Deeper than every documented configuration; what lies deeper replaces instead of merging. */
const depthMax = 8;

/** The profile's configuration with the session's own on top: objects merge, everything else replaces. */
export function mergeConfiguration(profile: Configuration, own: Configuration): Configuration {
  return merge(profile, own, 0);
}

function merge(below: Record<string, unknown>, above: Record<string, unknown>, depth: number): Record<string, unknown> {
  const merged = new Map(Object.entries(below));
  for (const [key, value] of Object.entries(above)) {
    if (key === "__proto__") continue;
    const under = merged.get(key);
    const isNested = isPlainObject(under) && isPlainObject(value) && depth < depthMax;
    merged.set(key, isNested ? merge(under, value, depth + 1) : value);
  }
  return Object.fromEntries(merged);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
