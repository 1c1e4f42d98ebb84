import type { Request, RequestHandler } from "express";
import type { Monitor } from "../monitor.ts";
import { measuredRoute } from "./measured-route.rules.ts";

/** Tells the monitor of every answer. One that the caller did not wait for counts as 499. */
export function measureRequests(monitor: Monitor, { origin }: { origin: string }): RequestHandler {
  return (req, res, next) => {
    const startedAt = performance.now();
    // Routers change what `path` says while they work.
    const { path, method } = req;
    res.once("close", () => {
      const isStream = String(res.getHeader("content-type")).startsWith("text/event-stream");
      monitor.requestAnswered({
        ...measuredRoute(origin, path, patternOf(req)),
        method,
        status: res.writableFinished ? res.statusCode : isStream ? 200 : callerLeft,
        seconds: isStream ? null : (performance.now() - startedAt) / 1000,
      });
    });
    next();
  };
}

const callerLeft = 499;

/** Of the route that took the request; null when none did. */
function patternOf(req: Request): string | null {
  const route = req.route as { path?: unknown } | undefined;
  return typeof route?.path === "string" ? route.path : null;
}
