import type { Response } from "express";
import { DomainError } from "../../../shared/errors.ts";
import type { AppContext } from "../../context.ts";

const windowMs = 60_000;
const callersMax = 10_000;

/** Counts the calls of each caller in whole minutes, because every answer of this wire tells how many are left. */
export interface RateWindow {
  /** Counts one call and writes the three headers. @param own the caller's limit where it has one. @throws DomainError `rate_limited` */
  count(res: Response, caller: string, own?: number): void;
}

/** @param usual calls a minute for whoever has no limit of their own. */
export function createRateWindow(ctx: Pick<AppContext, "clock" | "config">, usual: number): RateWindow {
  const counts = new Map<string, { startMs: number; count: number }>();
  return {
    count(res, caller, limit = usual) {
      const nowMs = Date.parse(ctx.clock.now());
      const startMs = nowMs - (nowMs % windowMs);
      const known = counts.get(caller);
      const count = known?.startMs === startMs ? known.count + 1 : 1;
      counts.delete(caller);
      counts.set(caller, { startMs, count });
      const [quietest] = counts.keys();
      if (counts.size > callersMax && quietest !== undefined) counts.delete(quietest);
      const resetMs = startMs + windowMs;
      res.set({
        "x-ratelimit-limit": String(limit),
        "x-ratelimit-remaining": String(Math.max(0, limit - count)),
        "x-ratelimit-reset": String(resetMs / 1_000),
      });
      if (count <= limit || !ctx.config.hasRateLimits) return;
      throw new DomainError("rate_limited", `At most ${limit} calls per minute are answered.`, {
        retryAfterSeconds: (resetMs - nowMs) / 1_000,
      });
    },
  };
}
