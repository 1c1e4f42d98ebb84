/**
 * Whether an endpoint with these patterns is told of an event. A pattern is `*`, a group such as
 * `loan.*`, or an exact type; no pattern at all means everything.
 */
export function matchesPatterns(patterns: readonly string[], eventType: string): boolean {
  return patterns.length === 0 || patterns.some((pattern) => matches(pattern, eventType));
}

/** The patterns that can never match an event of this catalogue: misspelled, or of another dialect. */
export function unknownPatterns(patterns: readonly string[], eventTypes: readonly string[]): string[] {
  return patterns.filter((pattern) => pattern !== "*" && !eventTypes.some((type) => matches(pattern, type)));
}

function matches(pattern: string, eventType: string): boolean {
  if (pattern === "*" || pattern === eventType) return true;
  return pattern.endsWith(".*") && pattern.length > 2 && eventType.startsWith(pattern.slice(0, -1));
}
