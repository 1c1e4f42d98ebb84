import express from "express";
import { DomainError } from "../../../shared/errors.ts";
import { readAccountSettings } from "../../accounts/account-settings.service.ts";
import { previewSession } from "../../checkout/profile-preview.service.ts";
import { payingStateOf } from "../../checkout/paying-state.service.ts";
import type { AppContext } from "../../context.ts";
import { refuseNulInAddress } from "../../http/nul.rules.ts";
import { answerRefusal } from "./answer-refusal.ts";
import { addBiometricsPage } from "./biometrics-page.ts";
import { createOrderRoutes, type ShopQuestions } from "./order-routes.ts";
import type { PageCall } from "./page-call.ts";
import { allowFramingBy, pageFiles } from "./page-files.ts";
import { createPageRoutes } from "./page-routes.ts";
import { addSigningPage } from "./signing-page.ts";
import { addTransferPage } from "./transfer-page.ts";

/**
 * The payer's pages, on the merchant origin: the checkout page by its own address and by the one that
 * embedding shops use, the small page that tells how it ended, the page that tells how to send money for an order, the
 * pages on which a borrower shows their face and signs a contract, their files, and the calls that they make.
 *
 * @param root the folder of the built page.
 * @param shop is asked about each new address and each discount code.
 */
export function hostedRouter(ctx: AppContext, root: string, shop: ShopQuestions): express.Router {
  const router = express.Router({ caseSensitive: true });
  const files = pageFiles(root);
  const routes = createPageRoutes(ctx);
  const orderRoutes = createOrderRoutes(ctx, shop);

  router.use(["/v1/view", "/checkout", "/biometrics", "/sign"], (request, response, next) => {
    try {
      refuseNulInAddress(request.originalUrl);
      next();
    } catch (error) {
      answerRefusal(ctx, response, error);
    }
  });
  router.get(
    "/v1/view/:sid",
    statusOfSession(ctx, (request) => request.params["sid"]),
    ...files.page,
  );
  router.get(
    "/checkout",
    statusOfSession(ctx, (request) => request.query["sid"]),
    ...files.page,
  );
  router.get(
    "/checkout/embedResult",
    statusOfSession(ctx, (request) => request.query["sid"]),
    ...files.page,
  );
  router.use("/checkout/assets", files.assets);
  addTransferPage(router, ctx, files.transferPage);
  addBiometricsPage(router, ctx, files.lendingPage);
  addSigningPage(router, ctx, files.lendingPage);

  const answer =
    (work: (call: PageCall) => Promise<unknown>) => async (request: express.Request, response: express.Response) => {
      response.set("Cache-Control", "no-store");
      try {
        const sessionId = String(request.params["sid"]);
        response.json(await work({ request, response, sessionId }));
      } catch (error) {
        answerRefusal(ctx, response, error);
      }
    };
  router.get("/v1/view/:sid/session", answer(routes.show));
  router.get("/v1/view/:sid/session/state", answer(routes.state));
  router.post("/v1/view/:sid/session/abandon", answer(routes.leave));
  router.post("/v1/view/:sid/session/lock", answer(orderRoutes.lock));
  router.delete("/v1/view/:sid/session/lock", answer(orderRoutes.unlock));
  router.put("/v1/view/:sid/session/order/addresses", answer(orderRoutes.setAddresses));
  router.put("/v1/view/:sid/session/order/discount_codes", answer(orderRoutes.setDiscountCodes));
  router.put("/v1/view/:sid/session/order/shipping_option", answer(orderRoutes.chooseShipping));
  router.post(
    "/v1/view/:sid/payments/:method",
    answer((call) => routes.pay(call, String(call.request.params["method"]))),
  );
  return router;
}

/**
 * The page itself says that a session is unknown; the status says it to everything that is not a person. A session's
 * account may name the sites that show its page.
 */
function statusOfSession(ctx: AppContext, idOf: (request: express.Request) => unknown): express.RequestHandler {
  return async (request, response, next) => {
    const id = idOf(request);
    if (typeof id === "string" && previewSession(ctx, id) !== null) {
      next();
      return;
    }
    try {
      const sessionId = typeof id === "string" ? id : "";
      await payingStateOf(ctx, sessionId);
      const [accountId = ""] = sessionId.split(".");
      const { checkout } = await ctx.store.read((db) => readAccountSettings(db, accountId));
      const framers = checkout?.frame_ancestors ?? [];
      if (framers.length > 0) allowFramingBy(response, framers);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      response.status(404);
    }
    next();
  };
}
