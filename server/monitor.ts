import type { AttemptClass } from "../shared/metrics/attempt-class.ts";

export interface AnsweredRequest {
  /** Which of the APIs or pages; from a fixed list. */
  surface: string;
  method: string;
  /** The pattern of its path, never the path: `/v3/offers/:id`. */
  route: string;
  status: number;
  /** Null for streams, which last as long as somebody listens. */
  seconds: number | null;
}

/** Hears what happens, for whoever watches the server from outside. Nothing personal, nothing without a limit. */
export interface Monitor {
  requestAnswered(request: AnsweredRequest): void;
  jobRan(run: { job: string; isGood: boolean; seconds: number }): void;
  gatewayCalled(call: { gateway: string; operation: string; outcome: string; seconds: number }): void;
  /** One HTTP try, and what became of its delivery. */
  attemptRecorded(attempt: { attemptClass: AttemptClass; state: string; seconds: number }): void;
}

/** Where nobody watches. */
export const noMonitor: Monitor = {
  requestAnswered: () => undefined,
  jobRan: () => undefined,
  gatewayCalled: () => undefined,
  attemptRecorded: () => undefined,
};
