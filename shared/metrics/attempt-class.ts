/** What one HTTP try came to: the class of its answer, or why there was none. */
export const attemptClasses = ["2xx", "3xx", "4xx", "5xx", "timeout", "dns", "tls", "connection", "other"] as const;
export type AttemptClass = (typeof attemptClasses)[number];

/** Tries that brought an answer, a refusing one as well: how long these took is the endpoint's latency. */
export const answeredClasses = ["2xx", "3xx", "4xx", "5xx"] as const satisfies readonly AttemptClass[];

export const failureClasses = attemptClasses.filter((name) => name !== "2xx");
