import { defaultProfileId } from "../../shared/checkout/profile.schema.ts";
import type { Configuration } from "../../shared/checkout/order.schema.ts";
import { createSession } from "../checkout/create-session.service.ts";
import { createSessionObserver } from "../checkout/session-observer.ts";
import { randomIds } from "../ids.ts";
import { type MerchantOrigin, startMerchantOrigin, type WireReply } from "./merchant-origin.ts";
import { testAccountId } from "./payments.ts";
import { givenShop } from "./sessions.ts";

/** The payer's page of a shop, and its calls. */
export interface HostedPage {
  origin: MerchantOrigin;
  /** Opens a session of 490.00 NOK whose shop sends `request` beside the order; answers its id. */
  givenOrder(
    request: Readonly<Record<string, unknown>>,
    configuration?: Configuration,
    profileId?: null,
  ): Promise<string>;
  put(sessionId: string, what: "addresses" | "discount_codes" | "shipping_option", body: unknown): Promise<WireReply>;
  pay(sessionId: string, agreed: object): Promise<WireReply>;
}

const card = { kind: "card", number: "4000000000000002", expiry: "12/2030", cvc: "737" };

/** On a merchant origin of its own, which ends with the test. */
export async function startHostedPage(): Promise<HostedPage> {
  const origin = await startMerchantOrigin({ paymentObservers: [createSessionObserver({ ids: randomIds })] });
  const { ctx } = origin;
  await givenShop(ctx);
  return {
    origin,
    async givenOrder(request, configuration = {}, profileId) {
      const { session } = await createSession(ctx, {
        accountId: testAccountId,
        profileId: profileId === undefined ? defaultProfileId : profileId,
        order: {
          amount: 49_000,
          currency: "NOK",
          merchant_reference: "E-1",
          items: [{ line_id: "1", description: "Lamp", amount: 49_000 }],
        },
        customer: null,
        configuration,
        request,
        returnUrl: "https://shop.example/return",
        callbackUrl: null,
        expiresAt: null,
        hasStrictAmounts: false,
        headers: {},
        requestId: ctx.ids.uuid(),
      });
      return session.id;
    },
    put: (sessionId, what, body) => origin.call("PUT", `/v1/view/${sessionId}/session/order/${what}`, { body }),
    pay: (sessionId, agreed) => {
      const body = { agreed: { currency: "NOK", ...agreed }, input: card };
      return origin.call("POST", `/v1/view/${sessionId}/payments/dintero_psp.creditcard`, { body });
    },
  };
}
