import pLimit, { type LimitFunction } from "p-limit";

/** What became of one try of a unit: it went through, or lost against another and has to run again. */
export type TryOutcome = "through" | "lost";

const wideningPerTry = 0.05;
const narrowingPerLoss = 0.5;

/**
 * How many units may run at a time after one more of them was tried: a little more after one that went through, less
 * after one that lost, so that about one in ten loses where units meet, and none waits for another where they do not.
 */
export function nextWidth(width: number, outcome: TryOutcome, widthMax: number): number {
  return outcome === "through" ? Math.min(widthMax, width + wideningPerTry) : Math.max(1, width - narrowingPerLoss);
}

/**
 * Lets as many units run at a time as bears fruit. Serializable units meet on pages of an index as well as on rows, so
 * that neighbours who touch nothing of each other may still cost each other a second run, and many of them at once
 * would spend most of their work on losing.
 */
export class UnitGate {
  readonly #widthMax: number;
  readonly #limit: LimitFunction;
  #width: number;

  constructor(widthMax: number) {
    this.#widthMax = widthMax;
    this.#width = widthMax;
    this.#limit = pLimit(widthMax);
  }

  /** Units that wait for their turn. */
  get waiting(): number {
    return this.#limit.pendingCount;
  }

  /** How many may run at a time now. */
  get width(): number {
    return this.#limit.concurrency;
  }

  /** Runs one try when it is its turn; `judge` says what became of it, or null where that tells nothing. */
  run<T>(attempt: () => Promise<T>, judge: (value: T) => TryOutcome | null): Promise<T> {
    return this.#limit(async () => {
      const value = await attempt();
      const outcome = judge(value);
      if (outcome !== null) this.#adapt(outcome);
      return value;
    });
  }

  #adapt(outcome: TryOutcome): void {
    this.#width = nextWidth(this.#width, outcome, this.#widthMax);
    const whole = Math.floor(this.#width);
    if (whole !== this.#limit.concurrency) this.#limit.concurrency = whole;
  }
}
