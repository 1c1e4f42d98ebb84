/** What one HTTP try came to: the class of its answer, or why there was none. */
export const attemptClasses = ["2xx", "3xx", "4xx", "5xx", "timeout", "dns", "tls", "connection", "other"] as const;
export type AttemptClass = (typeof attemptClasses)[number];

/** Tries that brought an answer, a refusing one as well: how long these took is the endpoint's latency. */
export const answeredClasses = ["2xx", "3xx", "4xx", "5xx"] as const satisfies readonly AttemptClass[];

export const failureClasses = [
  "3xx",
  "4xx",
  "5xx",
  "timeout",
  "dns",
  "tls",
  "connection",
  "other",
] as const satisfies readonly AttemptClass[];

const classByOutcome: Readonly<Record<string, AttemptClass>> = {
  delivered: "2xx",
  redirect: "3xx",
  timeout: "timeout",
  too_slow: "timeout",
  dns_error: "dns",
  tls_error: "tls",
  connection_refused: "connection",
  connection_reset: "connection",
  unreachable: "connection",
};

/** An answer that was cut off by the time limit is a time-out, whatever its code. */
export function attemptClass({ outcome, code }: { outcome: string; code: number | null }): AttemptClass {
  if (outcome === "http_error") return code !== null && code < 500 ? "4xx" : "5xx";
  return classByOutcome[outcome] ?? "other";
}
