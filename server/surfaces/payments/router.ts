import express, { type RequestHandler, type Router } from "express";
import { encodeShortUuid } from "../../../shared/ids.ts";
import type { AppContext } from "../../context.ts";
import { requestIdOf } from "../../http/request-id.ts";
import { createRateLimiter } from "../../rate-limiter.ts";
import { answerUnknownPath, errorHandler } from "./answer-error.ts";
import { wireRoutes } from "./routes.ts";
import { mountRoutes } from "./wire-route.ts";

/**
 * The payments wire at the root of the merchant origin. Whatever no other wire claims before it is
 * answered here, in this wire's words.
 */
export function paymentsRouter(ctx: AppContext): Router {
  const wire = express.Router();
  wire.use(wireRequestIds());
  const limiter = createRateLimiter({ perSecond: 20, burst: 100, callersMax: 10_000 });
  mountRoutes(wire, ctx, { routes: wireRoutes, limiter });
  wire.use(answerUnknownPath);
  wire.use(errorHandler(ctx));
  return wire;
}

/** The id that the request has, in this wire's form. */
function wireRequestIds(): RequestHandler {
  return (_req, res, next) => {
    const id = `req_${encodeShortUuid(Buffer.from(requestIdOf(res).replaceAll("-", ""), "hex"))}`;
    res.set({ "x-request-id": id, "request-id": id, "cache-control": "no-store" });
    next();
  };
}
