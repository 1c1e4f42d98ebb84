import express, { type RequestHandler, type Router } from "express";
import type { AppContext } from "../../context.ts";
import { createRateLimiter } from "../../rate-limiter.ts";
import { answerError, errorHandler } from "./answer-error.ts";
import { errorByCode } from "./error-by-code.ts";
import { wireRequestId, wireRequestIds } from "./request-context.ts";
import { accountRoutes, paymentRoutes } from "./routes.ts";
import { issueToken } from "./token.route.ts";
import { mountRoutes } from "./wire-route.ts";

/** The contract publishes no figures; far more than a busy shop needs, and no more than one shop may take of the server. */
const callsPerCredential = { burst: 2_000, perSecond: 1_000, callersMax: 10_000 };

/**
 * The checkout wire at the root of the merchant origin: everything under `/v1` and `/v2` but the
 * payer's pages, which live at `/v1/view`. The same calls answer under the newer base path
 * `/v1/accounts/{aid}/payments`.
 */
export function checkoutRouter(ctx: AppContext): Router {
  const router = express.Router();
  const limiter = createRateLimiter(callsPerCredential);
  const calls = express.Router({ mergeParams: true });
  mountRoutes(calls, ctx, { routes: paymentRoutes, limiter });
  const accountCalls = express.Router({ mergeParams: true });
  mountRoutes(accountCalls, ctx, { routes: accountRoutes, limiter });

  const wire = express.Router();
  wire.use(wireRequestIds());
  wire.post("/v1/accounts/:accountId/auth/token", issueToken(ctx));
  wire.use("/v1", accountCalls);
  wire.use("/v1/accounts/:accountId/payments", calls);
  wire.use("/v1", calls);
  wire.use(unknownPath);
  wire.use(errorHandler(ctx, wireRequestId));

  router.use((req, res, next) => (isOnWire(req.path) ? wire(req, res, next) : next()));
  return router;
}

function isOnWire(path: string): boolean {
  return /^\/v[12](?:\/|$)/i.test(path) && !/^\/v1\/view(?:\/|$)/.test(path);
}

const unknownPath: RequestHandler = (req, res) => {
  answerError(res, { ...errorByCode.not_found, message: `There is no ${req.method} ${req.path}.`, errors: [] });
};
