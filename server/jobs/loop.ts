import type { Logger } from "pino";

export interface LoopOptions {
  name: string;
  /** Pause between two runs. */
  everyMs: number;
  logger: Logger;
  /** One bounded batch. True when there may be more to do at once. */
  run: () => Promise<boolean>;
  /** Hears how each run went. */
  onRun?: (run: { isGood: boolean; seconds: number }) => void;
}

export interface Loop {
  /** Begins no further run and waits for the one under way. */
  stop(): Promise<void>;
}

/** Calls `run` again and again, never twice at a time. A run that fails is logged; the next one tries again. */
export function startLoop({ name, everyMs, logger, run, onRun }: LoopOptions): Loop {
  let isStopping = false;
  let timer: NodeJS.Timeout | null = null;
  let underWay: Promise<void> = Promise.resolve();

  async function runOnce(): Promise<void> {
    const startedAt = performance.now();
    let [hasMore, isGood] = [false, true];
    try {
      hasMore = await run();
    } catch (error) {
      isGood = false;
      logger.error({ err: error, loop: name }, "a background job failed");
    }
    onRun?.({ isGood, seconds: (performance.now() - startedAt) / 1000 });
    plan(hasMore ? 0 : everyMs);
  }

  function plan(delayMs: number): void {
    if (isStopping) return;
    timer = setTimeout(() => {
      underWay = runOnce();
    }, delayMs);
    timer.unref();
  }

  plan(0);
  return {
    async stop() {
      isStopping = true;
      if (timer !== null) clearTimeout(timer);
      await underWay;
    },
  };
}
