import express, { type RequestHandler, type Router } from "express";
import { callLimit } from "../../../shared/identity/credential-care.ts";
import type { AppContext } from "../../context.ts";
import { requestIdOf } from "../../http/request-id.ts";
import { answerUnknownPath, errorHandler } from "./answer-problem.ts";
import { createRateWindow } from "./rate-window.ts";
import { wireRoutes } from "./routes.ts";
import { issueToken } from "./token.route.ts";
import { mountRoutes } from "./wire-route.ts";

/** The lending wire: everything under `/v3` of the merchant origin. */
export function lendingRouter(ctx: AppContext): Router {
  const wire = express.Router();
  wire.use(wireRequestIds());
  wire.post("/auth/token", issueToken(ctx));
  mountRoutes(wire, ctx, { routes: wireRoutes, window: createRateWindow(ctx, callLimit.usual) });
  wire.use(answerUnknownPath);
  wire.use(errorHandler(ctx));
  return express.Router().use("/v3", wire);
}

/** The id that the request has, in this wire's form. */
function wireRequestIds(): RequestHandler {
  return (_req, res, next) => {
    res.set("x-request-id", `req_${requestIdOf(res).replaceAll("-", "")}`);
    next();
  };
}
