import express, { type Express } from "express";
import type { AppContext } from "./context.ts";
import { accessLog } from "./http/access-log.ts";
import { answerNotFound, answerUnexpected } from "./http/answer-problem.ts";
import { clientFolder } from "./http/client-folder.ts";
import { healthRouter } from "./http/health.ts";
import { docsRouter } from "./http/reference/docs.router.ts";
import { measureRequests } from "./http/measure-requests.ts";
import { requestIds } from "./http/request-id.ts";
import { type PagePolicy, securityHeaders } from "./http/security-headers.ts";
import { staticPage } from "./http/static-page.ts";
import { traceRequests } from "./http/trace-requests.ts";
import { backofficeRouter } from "./surfaces/backoffice/router.ts";
import { checkoutApi } from "./surfaces/checkout/published-api.ts";
import { createExpressCallback } from "./surfaces/checkout/express-callback.ts";
import { checkoutRouter } from "./surfaces/checkout/router.ts";
import { hostedRouter } from "./surfaces/hosted/hosted.router.ts";
import { lendingApi } from "./surfaces/lending/published-api.ts";
import { lendingRouter } from "./surfaces/lending/router.ts";
import { paymentsApi } from "./surfaces/payments/published-api.ts";
import { paymentsRouter } from "./surfaces/payments/router.ts";
import { setupRouter } from "./surfaces/setup/setup.router.ts";

/** One application per origin, so that staff surfaces need never face the internet. */
export interface Apps {
  backoffice: Express;
  merchant: Express;
}

/** What is served, for `main.ts` and for tests; it listens nowhere by itself. */
export function createApp(ctx: AppContext): Apps {
  return { backoffice: backofficeApp(ctx), merchant: merchantApp(ctx) };
}

/** Health alone, for a process that only works in the background. */
export function createWorkerApp(ctx: AppContext): Apps {
  const [backoffice, merchant] = [baseApp(ctx, "backoffice"), baseApp(ctx, "merchant")];
  for (const app of [backoffice, merchant]) app.use(answerNotFound, answerUnexpected(ctx.logger));
  return { backoffice, merchant };
}

function backofficeApp(ctx: AppContext): Express {
  const app = baseApp(ctx, "backoffice");
  app.use("/api", backofficeRouter(ctx));
  app.use("/setup", setupRouter(ctx));
  app.use(staticPage(clientFolder("backoffice")));
  app.use(answerNotFound, answerUnexpected(ctx.logger));
  return app;
}

function merchantApp(ctx: AppContext): Express {
  const app = baseApp(ctx, "merchant");
  app.use(
    "/docs",
    docsRouter(() => [checkoutApi(ctx), paymentsApi(ctx), lendingApi(ctx)]),
  );
  app.use(checkoutRouter(ctx));
  app.use(hostedRouter(ctx, clientFolder("hosted"), createExpressCallback(ctx)));
  app.use(lendingRouter(ctx));
  // Last, because it answers for every path that nobody else claimed.
  app.use(paymentsRouter(ctx));
  app.use(answerUnexpected(ctx.logger));
  return app;
}

function baseApp(ctx: AppContext, origin: keyof Apps): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  // A proxy on this machine may say for whom it asks; nobody else may.
  app.set("trust proxy", "loopback");
  app.use(securityHeaders(policyOf(ctx, origin)));
  app.use(requestIds(() => ctx.ids.uuid()));
  app.use(accessLog(ctx.logger, { origin }));
  app.use(measureRequests(ctx.monitor, { origin }));
  app.use(traceRequests(ctx.tracer, { origin }));
  app.use(healthRouter(() => canRead(ctx)));
  return app;
}

/** What every answer of an origin tells browsers, its health included; pages that may do more say so themselves. */
function policyOf(ctx: AppContext, origin: keyof Apps): PagePolicy {
  if (origin === "merchant") return { frameAncestors: ["'none'"], allowsInlineStyles: false };
  // Documents of customers, and the payer's page with a profile that is being edited; its address is known once it listens.
  const frameSources = [() => "'self'", () => ctx.origins.merchant];
  return { frameAncestors: ["'none'"], allowsInlineStyles: true, frameSources };
}

async function canRead(ctx: AppContext): Promise<boolean> {
  await ctx.store.read((db) => db.selectFrom("account").select("id").limit(1).execute());
  return true;
}
