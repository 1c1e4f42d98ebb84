/** The one source of time; tests move it. */
export interface Clock {
  /** UTC with milliseconds and `Z`. */
  now(): string;
}

export const systemClock: Clock = { now: () => new Date().toISOString() };
