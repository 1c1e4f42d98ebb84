import {
  addressesRequestSchema,
  discountCodesRequestSchema,
  type HostedAddress,
  shippingRequestSchema,
} from "../../../shared/checkout/hosted-order.schema.ts";
import { type HostedSession, lockSchema } from "../../../shared/checkout/hosted-page.schema.ts";
import { DomainError } from "../../../shared/errors.ts";
import type { StoredAddress } from "../../../shared/checkout/order.schema.ts";
import {
  type AskShop,
  choosePayerShipping,
  setDiscountCodes,
  setPayerAddresses,
} from "../../checkout/payer-order.service.ts";
import { lockSession, unlockSession } from "../../checkout/session-lock.service.ts";
import type { AppContext } from "../../context.ts";
import { checkWriteOrigin } from "../../http/write-origin.ts";
import { createRateLimiter } from "../../rate-limiter.ts";
import { type PageCall, payerOf, readBody, readHostedSession } from "./page-call.ts";

/** What the page changes on the order, and the lock that it takes while its shop does. */
export interface OrderRoutes {
  setAddresses: (call: PageCall) => Promise<HostedSession>;
  setDiscountCodes: (call: PageCall) => Promise<HostedSession>;
  chooseShipping: (call: PageCall) => Promise<HostedSession>;
  lock: (call: PageCall) => Promise<{ pay_lock_id: string }>;
  unlock: (call: PageCall) => Promise<HostedSession>;
}

/** What the shop of an express session is asked before a wish of its payer is kept. */
export interface ShopQuestions {
  askAboutAddress: AskShop;
  askAboutCodes: AskShop;
}

const changesPerSession = { burst: 30, perSecond: 0.5, callersMax: 10_000 };

export function createOrderRoutes(ctx: AppContext, shop: ShopQuestions): OrderRoutes {
  const limiter = createRateLimiter(changesPerSession);

  /** @throws DomainError `origin_refused`, `rate_limited` */
  function checkChange({ request, sessionId }: PageCall): void {
    checkWriteOrigin(request, ctx.origins.merchant);
    if (!ctx.config.hasRateLimits) return;
    const { isAllowed, retryAfterSeconds } = limiter.take(sessionId, ctx.clock.now());
    if (isAllowed) return;
    throw new DomainError("rate_limited", "Too many changes. Wait a moment and try again.", { retryAfterSeconds });
  }

  return {
    async setAddresses(call) {
      checkChange(call);
      const { shipping_address, billing_address } = await readBody(call.request, addressesRequestSchema);
      const addresses = { shipping: storedOf(shipping_address), billing: storedOf(billing_address) };
      const { sessionId } = call;
      await setPayerAddresses(ctx, { sessionId, addresses, ask: shop.askAboutAddress, by: payerOf(call) });
      return readHostedSession(ctx, call.sessionId);
    },
    async setDiscountCodes(call) {
      checkChange(call);
      const { discount_codes: codes } = await readBody(call.request, discountCodesRequestSchema);
      const { sessionId } = call;
      await setDiscountCodes(ctx, { sessionId, codes, ask: shop.askAboutCodes, by: payerOf(call) });
      return readHostedSession(ctx, sessionId);
    },
    async chooseShipping(call) {
      checkChange(call);
      const { line_id: lineId } = await readBody(call.request, shippingRequestSchema);
      await choosePayerShipping(ctx, { sessionId: call.sessionId, lineId, by: payerOf(call) });
      return readHostedSession(ctx, call.sessionId);
    },
    async lock(call) {
      checkChange(call);
      const pay_lock_id = await lockSession(ctx, { sessionId: call.sessionId, by: payerOf(call) });
      return lockSchema.parse({ pay_lock_id });
    },
    async unlock(call) {
      checkChange(call);
      await unlockSession(ctx, { sessionId: call.sessionId, by: payerOf(call) });
      return readHostedSession(ctx, call.sessionId);
    },
  };
}

/** Fields that were left empty are not stored. */
function storedOf(address: HostedAddress | null): StoredAddress | null {
  if (address === null) return null;
  return Object.fromEntries(Object.entries(address).filter(([, value]) => value !== undefined && value !== ""));
}
