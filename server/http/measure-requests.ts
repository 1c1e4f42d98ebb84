import type { Request, RequestHandler, Response } from "express";
import type { AnsweredRequest, Monitor } from "../monitor.ts";
import { measuredRoute } from "./measured-route.rules.ts";

/** Tells the monitor of every answer. One that the caller did not wait for counts as 499. */
export function measureRequests(monitor: Monitor, { origin }: { origin: string }): RequestHandler {
  return (req, res, next) => {
    const startedAt = performance.now();
    // Routers change what `path` says while they work.
    const { path, method } = req;
    res.once("close", () => {
      const seconds = isStream(res) ? null : (performance.now() - startedAt) / 1000;
      monitor.requestAnswered({ ...answeredRequest(req, res, { origin, path }), method, seconds });
    });
    next();
  };
}

const callerLeft = 499;

/** What a request was, by the pattern of its route, and how it ended. `path` is the one that it came with. */
export function answeredRequest(
  req: Request,
  res: Response,
  { origin, path }: { origin: string; path: string },
): Pick<AnsweredRequest, "surface" | "route" | "status"> {
  const status = res.writableFinished ? res.statusCode : isStream(res) ? 200 : callerLeft;
  return { ...measuredRoute(origin, path, patternOf(req)), status };
}

function isStream(res: Response): boolean {
  return String(res.getHeader("content-type")).startsWith("text/event-stream");
}

/** Of the route that took the request; null when none did. */
function patternOf(req: Request): string | null {
  const route = req.route as { path?: unknown } | undefined;
  return typeof route?.path === "string" ? route.path : null;
}
