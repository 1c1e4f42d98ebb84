import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { loggedPath } from "./logged-path.rules.ts";
import { requestIdOf } from "./request-id.ts";

/**
 * One line per request. The path goes without its query, which may hold names, search words and tokens, and without
 * codes; headers and bodies are never logged.
 */
export function accessLog(logger: Logger, { origin }: { origin: string }): RequestHandler {
  return (req, res, next) => {
    const startedAt = performance.now();
    const { method } = req;
    const path = loggedPath(req.path);
    res.once("close", () => {
      const ms = Math.round((performance.now() - startedAt) * 10) / 10;
      const line = { request_id: requestIdOf(res), origin, method, path, status: res.statusCode, ms };
      if (res.writableFinished) logger.info(line, "answered");
      else logger.info(line, "the caller left before the answer");
    });
    next();
  };
}
