import type express from "express";
import { renderSVG } from "uqr";
import { defaultProfileId } from "../../../shared/checkout/profile.schema.ts";
import { DomainError } from "../../../shared/errors.ts";
import { type HostedTransfer, hostedTransferSchema } from "../../../shared/transfers/hosted-transfer.schema.ts";
import { getAccount, getMerchant } from "../../accounts/read-account.service.ts";
import { findProfile } from "../../checkout/profile.service.ts";
import type { AppContext } from "../../context.ts";
import { createRateLimiter, type RateLimiter } from "../../rate-limiter.ts";
import { findOrderWithPayment } from "../../transfers/read-order.service.ts";
import { answerRefusal } from "./answer-refusal.ts";
import { presentTransfer, type ShownTransfer } from "./present-transfer.ts";

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Scanners need this many light modules around the code. */
const quietModules = 4;

/** An open page asks every two and a half seconds, and a payer may have several open. */
const looksPerOrder = { burst: 60, perSecond: 4, callersMax: 10_000 };

/**
 * Where a payer reads how to send the money for an order, and that it came. The order's id is all that opens it, and
 * looking changes nothing. Every other path below `/checkout` is left to whoever comes next.
 */
export function addTransferPage(router: express.Router, ctx: AppContext, page: express.RequestHandler): void {
  const limiter = createRateLimiter(looksPerOrder);
  const answer = (work: Answer) => answering(ctx, limiter, work);
  router.get("/checkout/:id", onlyOrders, async (request, response, next) => {
    if ((await find(ctx, request)) === null) response.status(404);
    page(request, response, next);
  });
  router.get(
    "/checkout/:id/state",
    onlyOrders,
    answer(async (request, response) => {
      response.json(show(ctx, await get(ctx, request)));
    }),
  );
  router.get(
    "/checkout/:id/qr.svg",
    onlyOrders,
    answer(async (request, response) => {
      const shown = await get(ctx, request);
      const { instructions } = shown.order;
      const isWaiting = show(ctx, shown).state === "started";
      if (!isWaiting || !("code" in instructions)) throw new DomainError("not_found", "There is nothing to scan.");
      response.type("svg").send(renderSVG(instructions.code, { ecc: "M", border: quietModules }));
    }),
  );
}

/** A UUID as it was given out and nothing else. */
function onlyOrders(request: express.Request, _response: express.Response, next: express.NextFunction): void {
  next(uuidForm.test(String(request.params["id"])) ? undefined : "route");
}

type Answer = (request: express.Request, response: express.Response) => Promise<void>;

function answering(ctx: AppContext, limiter: RateLimiter, work: Answer): express.RequestHandler {
  return async (request, response) => {
    response.set("Cache-Control", "no-store");
    try {
      refuseInsistence(ctx, limiter, String(request.params["id"]));
      await work(request, response);
    } catch (error) {
      answerRefusal(ctx, response, error);
    }
  };
}

/** @throws DomainError `rate_limited` */
function refuseInsistence(ctx: Pick<AppContext, "config" | "clock">, limiter: RateLimiter, id: string): void {
  if (!ctx.config.hasRateLimits) return;
  const { isAllowed, retryAfterSeconds } = limiter.take(id, ctx.clock.now());
  if (!isAllowed) throw new DomainError("rate_limited", "Too many looks at once.", { retryAfterSeconds });
}

function show(ctx: Pick<AppContext, "clock">, shown: ShownTransfer): HostedTransfer {
  return hostedTransferSchema.parse(presentTransfer(shown, ctx.clock.now()));
}

/** @throws DomainError `not_found` */
async function get(ctx: AppContext, request: express.Request): Promise<ShownTransfer> {
  const shown = await find(ctx, request);
  if (shown === null) throw new DomainError("not_found", "There is no payment with this address.");
  return shown;
}

async function find(ctx: AppContext, request: express.Request): Promise<ShownTransfer | null> {
  return ctx.store.read(async (db) => {
    const found = await findOrderWithPayment(db, String(request.params["id"]));
    if (found === null) return null;
    const { account_id: accountId, merchant_id: id } = found.order;
    const [account, merchant] = [await getAccount(db, accountId), await getMerchant(db, { accountId, id })];
    const profile = await findProfile(db, { accountId, id: defaultProfileId });
    return { ...found, account, merchantName: merchant.name, configuration: profile?.configuration ?? {} };
  });
}
